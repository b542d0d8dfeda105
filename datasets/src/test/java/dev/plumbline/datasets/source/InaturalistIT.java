package dev.plumbline.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.manifest.ClassLabel;
import dev.plumbline.datasets.manifest.ManifestHeader;
import dev.plumbline.datasets.manifest.Selection;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listing of the size and shape of the real one. */
class InaturalistIT {
    /** The superclasses of iNaturalist 2017's training set, as its makers count them: name, classes, images. */
    private static final String COUNTS = """
            Plantae 2101 158407
            Insecta 1021 100479
            Aves 964 214295
            Reptilia 289 35201
            Mammalia 186 29333
            Fungi 121 5826
            Amphibia 115 15318
            Mollusca 93 7536
            Animalia 77 5228
            Arachnida 56 4873
            Actinopterygii 53 1982
            Chromista 9 398
            Protozoa 4 308
            """;

    private record Superclass(String name, int classes, int images) {
        static List<Superclass> all() {
            return COUNTS.lines()
                    .map(line -> line.split(" ", -1))
                    .map(f -> new Superclass(f[0], Integer.parseInt(f[1]), Integer.parseInt(f[2])))
                    .toList();
        }
    }

    private record Row(String file, int category) {}

    /** Long-tailed: after one image for each class, half of what is left goes to the first, and so on down to a rest. */
    private static List<Integer> images(Superclass of) {
        List<Integer> images = new ArrayList<>(Collections.nCopies(of.classes(), 1));
        int left = of.images() - of.classes();
        for (int c = 0; left > 0; c = (c + 1) % of.classes()) {
            int more = Math.max(1, left / 50);
            images.set(c, images.get(c) + more);
            left -= more;
        }
        return images;
    }

    @TempDir
    static Path root;

    private static Source source;

    @BeforeAll
    static void list() throws IOException {
        write(root.resolve("train2017.json"), new Random(3));
        source = Sources.of(List.of(new SourceDirectory("inaturalist", root))).source("inaturalist");
    }

    @Test
    void countsTheTrainingSetOf2017() {
        Listing listing = source.listing();
        assertThat(listing.images()).isEqualTo(579_184);
        assertThat(listing.classes()).hasSize(5_089);
        assertThat(source.superclasses()).hasSize(5_089);
        Map<String, Superclass> found = new TreeMap<>();
        for (ImageClass c : listing.classes()) {
            String name = Objects.requireNonNull(source.superclasses().get(c.id()));
            found.merge(
                    name,
                    new Superclass(name, 1, c.images().size()),
                    (a, b) -> new Superclass(name, a.classes() + b.classes(), a.images() + b.images()));
        }
        assertThat(found.values()).hasSize(13).containsExactlyInAnyOrderElementsOf(Superclass.all());
    }

    @Test
    void drawsFromSevenSuperclassesWithReplacement() throws IOException {
        Variant variant = Json.strict().readValue("""
                {"classes": {"superclasses": ["Plantae", "Insecta", "Mammalia", "Fungi", "Aves", "Reptilia", "Amphibia"],
                "subclasses": 0.33}, "labels": "superclass", "images": {"total": 80000}, "balance": "label",
                "replacement": true}""", Variant.class);
        ManifestHeader header = Selection.manifest(source, variant).header();
        assertThat(header.images()).isEqualTo(80_000);
        assertThat(header.classes())
                .extracting(ClassLabel::name)
                .containsExactlyInAnyOrder("Plantae", "Insecta", "Mammalia", "Fungi", "Aves", "Reptilia", "Amphibia");
    }

    /** Rows in a random order, as they are in the published file. */
    private static void write(Path file, Random random) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedWriter out = Files.newBufferedWriter(file);
                JsonGenerator json = Json.events().createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("categories");
            int id = 0;
            for (Superclass superclass : Superclass.all()) {
                for (int images : images(superclass)) {
                    category(json, id, superclass);
                    for (int i = 0; i < images; i++) {
                        rows.add(new Row("train_val_images/%s/%04d/%d.jpg".formatted(superclass.name(), id, i), id));
                    }
                    id++;
                }
            }
            json.writeEndArray();
            Collections.shuffle(rows, random);
            images(json, rows);
            annotations(json, rows);
            json.writeEndObject();
        }
    }

    private static void category(JsonGenerator json, int id, Superclass superclass) throws IOException {
        json.writeStartObject();
        json.writeStringField("supercategory", superclass.name());
        json.writeStringField("name", superclass.name() + " " + id);
        json.writeNumberField("id", id);
        json.writeEndObject();
    }

    private static void images(JsonGenerator json, List<Row> rows) throws IOException {
        json.writeArrayFieldStart("images");
        for (int i = 0; i < rows.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("id", i);
            json.writeNumberField("width", 800);
            json.writeStringField("file_name", rows.get(i).file());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void annotations(JsonGenerator json, List<Row> rows) throws IOException {
        json.writeArrayFieldStart("annotations");
        for (int i = rows.size() - 1; i >= 0; i--) {
            json.writeStartObject();
            json.writeNumberField("image_id", i);
            json.writeNumberField("category_id", rows.get(i).category());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
