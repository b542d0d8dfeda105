package dev.plumbline.cli.option;

import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which directories of this machine hold which sources: those of the command line, and those of plumbline.yaml. */
public final class SourceOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--source",
            paramLabel = "NAME=DIR",
            description = "A directory of images and the name that studies use for it; repeatable"
                    + " (more may stand under 'sources' in plumbline.yaml).")
    private Map<String, Path> sources = new LinkedHashMap<>();

    public Sources sources() {
        return Sources.of(directories().entrySet().stream()
                .map(entry -> new SourceDirectory(entry.getKey(), entry.getValue()))
                .toList());
    }

    /** Where the sources lie that are not built in, by name. */
    public Map<String, Path> directories() {
        Map<String, Path> all = new LinkedHashMap<>();
        if (command != null && command.commandLine().getDefaultValueProvider() instanceof ConfigFile config) {
            all.putAll(config.sources());
        }
        all.putAll(sources);
        return all;
    }
}
