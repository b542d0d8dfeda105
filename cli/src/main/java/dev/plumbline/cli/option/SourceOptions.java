package dev.plumbline.cli.option;

import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which directories of this machine hold which sources. */
public final class SourceOptions {
    @Option(
            names = "--source",
            paramLabel = "NAME=DIR",
            description = "A directory of images and the name that studies use for it; repeatable.")
    private Map<String, Path> sources = new LinkedHashMap<>();

    public Sources sources() {
        return Sources.of(sources.entrySet().stream()
                .map(entry -> new SourceDirectory(entry.getKey(), entry.getValue()))
                .toList());
    }
}
