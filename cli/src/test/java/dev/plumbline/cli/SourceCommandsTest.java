package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.cli.trial.TinyPhotos;
import dev.plumbline.contracts.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SourceCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of(".");

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return Main.execute(command, arguments);
    }

    private String fractals(int categories) {
        Path folder = directory.resolve("fractals");
        assertThat(run(
                        "fractaldb",
                        "--categories",
                        "" + categories,
                        "--instances",
                        "6",
                        "--size",
                        "32",
                        "--out",
                        "" + folder))
                .isZero();
        return "fractals=" + folder;
    }

    @Test
    void aFractalFolderIsASourceAndIsDescribed() throws IOException {
        String source = fractals(3);
        assertThat(out.toString()).contains("3 categories (after 68 candidates) of 6 images, 32 x 32 pixels");
        assertThat(run("source", "describe", "fractals", "--source", source, "--format", "json"))
                .isZero();
        String json = out.toString().substring(out.toString().indexOf('{'));
        assertThat(Json.events().readTree(json).at("/perClass/median").asDouble())
                .isEqualTo(6);
        assertThat(Json.events().readTree(json).at("/classes").asInt()).isEqualTo(3);
        assertThat(run("source", "describe", "fractals", "--source", source)).isZero();
        assertThat(out.toString()).contains("images per class    min 6, median 6, max 6");
    }

    @Test
    void sourcesAreListedWithTheirPlaces() {
        assertThat(run("source", "list", "--source", fractals(1))).isZero();
        assertThat(out.toString())
                .contains("fractaldb         built in")
                .contains("fractals          " + directory.resolve("fractals"));
    }

    @Test
    void promptsComeAsALineEach() throws IOException {
        Path templates = Files.writeString(directory.resolve("t.txt"), "a photo of a {class}\na {class}\n");
        Path classes = Files.writeString(directory.resolve("c.txt"), "n01440764 tench\n");
        assertThat(run("prompts", "--classes", "" + classes, "--templates", "" + templates))
                .isZero();
        assertThat(out.toString().split("\n"))
                .containsExactly(
                        "class\tname\ttemplate\tprompt",
                        "n01440764\ttench\t0\ta photo of a tench",
                        "n01440764\ttench\t1\ta tench");
        assertThat(run("prompts", "rendered:objects", "--templates", "" + templates, "--format", "jsonl"))
                .isZero();
        assertThat(out.toString()).contains("\"prompt\":\"a photo of a daisy\"");
    }

    @Test
    void promptsNeedClassesFromOnePlace() throws IOException {
        Path templates = Files.writeString(directory.resolve("t.txt"), "a {class}\n");
        assertThat(run("prompts", "--templates", "" + templates)).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("plumbline: classes: neither; expected a SOURCE or --classes FILE to take them from\n");
    }

    @Test
    void overlapIsCountedAndItsPairsAreListed() throws IOException {
        String source = fractals(2);
        Path copies = Files.createDirectories(directory.resolve("copies/c"));
        Files.copy(directory.resolve("fractals/00001/00001_03_count_0_flip0.png"), copies.resolve("a, copy.png"));
        Path pairs = directory.resolve("pairs.csv");
        assertThat(run(
                        "source",
                        "overlap",
                        "fractals",
                        "copies",
                        "--source",
                        source,
                        "--source",
                        "copies=" + copies.getParent(),
                        "--out",
                        "" + pairs))
                .isZero();
        assertThat(out.toString()).containsPattern("fractals +12 +copies +1 +1 +[01] +1 +[0-9]");
        assertThat(Files.readAllLines(pairs))
                .startsWith("a,image_a,b,image_b,kind,distance,likeness")
                .contains("fractals,00001/00001_03_count_0_flip0.png,copies,\"c/a, copy.png\",exact,0,1.0000");
    }

    @Test
    void overlapOfAStudyComparesItsSourcesAndItsTrainWithItsTests() throws IOException {
        Path pacs = directory.resolve("pacs");
        TinyPhotos.write(pacs, 1);
        Path study = Files.writeString(directory.resolve("tiny.yaml"), """
                name: tiny
                task: pacs:photo->cartoon
                finetuning: {recipe: small/finetune, epochs: 1}
                architectures: [convnet6_tiny]
                seeds: [0]
                series:
                  - name: scratch
                  - name: same
                    pretraining: {source: pacs, recipe: small/pretrain, epochs: 1}
                """);
        assertThat(run("source", "overlap", "--study", "" + study, "--source", "pacs=" + pacs, "--format", "json"))
                .isZero();
        JsonNode counts = Json.events().readTree(out.toString());
        assertThat(counts).hasSize(8);
        assertThat(counts.findValuesAsText("a")).containsOnly("pacs", "pacs:photo->cartoon train");
        assertThat(run("source", "overlap", "pacs", "--study", "" + study)).isEqualTo(2);
    }

    @Test
    void overlapNeedsTwoSourcesOrATask() {
        assertThat(run("source", "overlap", "fractaldb")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("plumbline: overlap: fractaldb; expected two sources, or --task TASK with or without a"
                        + " source, or --study FILE\n");
        assertThat(run("source", "overlap", "fractaldb", "rendered:objects", "--distance", "21"))
                .isEqualTo(2);
    }
}
