package dev.plumbline.producers.resolver;

import dev.plumbline.contracts.catalogue.Recipes;
import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.datasets.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Small image folders: {@code animals} with 3 classes of 10, {@code pacs} with 2 domains of 2 classes of 20, {@code
 * strokes} with 2 and 4 of the same classes.
 */
public final class TestImages {
    private TestImages() {}

    public static Sources sources(Path directory) throws IOException {
        for (String animal : List.of("cat", "dog", "owl")) {
            fill(directory.resolve("animals").resolve(animal), 10);
        }
        for (String domain : List.of("photo", "cartoon")) {
            fill(directory.resolve("pacs").resolve(domain).resolve("dog"), 20);
            fill(directory.resolve("pacs").resolve(domain).resolve("horse"), 20);
        }
        fill(directory.resolve("strokes").resolve("dog"), 2);
        fill(directory.resolve("strokes").resolve("horse"), 4);
        return Sources.of(List.of(
                new SourceDirectory("strokes", directory.resolve("strokes")),
                new SourceDirectory("animals", directory.resolve("animals")),
                new SourceDirectory("pacs", directory.resolve("pacs"))));
    }

    public static RequestResolver resolver(Sources sources, ManifestSink sink) {
        return new RequestResolver(Recipes.builtIn(), new PreparedData(sources, new Tasks(sources), sink));
    }

    public static Request request(@Nullable Variant variant, String task) {
        Pretraining pretraining = variant == null ? null : new Pretraining("animals", variant, "small/pretrain", 2, 0);
        return Request.named("s", "a", "resnet8_small", pretraining, new Finetuning(task, "small/finetune", 3, 1), 0);
    }

    /** Listings do not look inside files. */
    private static void fill(Path directory, int images) throws IOException {
        Files.createDirectories(directory);
        for (int i = 0; i < images; i++) {
            Files.write(directory.resolve(i + ".jpg"), new byte[] {1});
        }
    }
}
