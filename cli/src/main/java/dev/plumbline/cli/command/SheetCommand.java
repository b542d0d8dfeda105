package dev.plumbline.cli.command;

import dev.plumbline.cli.option.SourceOptions;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.rendered.ContactSheet;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline sheet}. */
@Command(name = "sheet", description = "Draws a contact sheet of a source: some images of each class.")
final class SheetCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SOURCE", description = "As rendered:objects, or a name given with --source.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "OUT.png")
    private @Nullable Path out;

    @Option(names = "--each", defaultValue = "4", description = "Images of each class (default: ${DEFAULT-VALUE}).")
    private int each;

    @Option(
            names = "--classes",
            defaultValue = "64",
            description = "At most so many classes (default: ${DEFAULT-VALUE}).")
    private int classes;

    @Option(names = "--size", defaultValue = "64", description = "Pixels along a side (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--columns", defaultValue = "16", description = "Images to a row (default: ${DEFAULT-VALUE}).")
    private int columns;

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Override
    public Integer call() throws IOException, UnreadableImage {
        Source source = sources.sources().source(name);
        new ContactSheet(columns, 1).write(cells(source), Objects.requireNonNull(out));
        return 0;
    }

    private List<ContactSheet.Cell> cells(Source source) throws UnreadableImage {
        List<ContactSheet.Cell> cells = new ArrayList<>();
        byte[] rgb = new byte[size * size * 3];
        for (ImageClass images :
                source.listing().classes().stream().limit(classes).toList()) {
            for (String image : images.images().stream().limit(each).toList()) {
                source.read(image, size, rgb, 0);
                cells.add(ContactSheet.Cell.of(images.name(), size, rgb));
            }
        }
        return cells;
    }
}
