package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code plumbline variant} and {@code plumbline hierarchy}. */
class VariantCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void writesTheManifestOfAVariantAndSaysWhatItHolds() throws IOException {
        Path file = directory.resolve("manifest.txt");
        assertThat(run(
                        "variant",
                        "rendered:objects",
                        "--spec",
                        "{\"images\": {\"total\": 100}, \"balance\": \"class\"}",
                        "--out",
                        file.toString(),
                        "--format",
                        "json"))
                .isZero();
        JsonNode summary = Json.events().readTree(out.toString());
        assertThat(summary.path("classes").asInt()).isEqualTo(64);
        assertThat(summary.path("images").asInt()).isEqualTo(100);
        assertThat(summary.path("min").asInt()).isEqualTo(1);
        assertThat(summary.path("median").asDouble()).isEqualTo(2);
        assertThat(summary.path("max").asInt()).isEqualTo(2);
        assertThat(summary.path("peak_heap_mib").asDouble()).isPositive();
        assertThat(summary.has("seconds")).isTrue();
        assertThat(summary.path("digest").asText()).isEqualTo(Digest.of(Files.readAllBytes(file)));
    }

    @Test
    void leavesOutImagesThatCannotBeReadUpToANumberThatIsGiven() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("photos/a"));
        ImageIO.write(
                new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("1.png").toFile());
        Files.write(folder.resolve("2.png"), new byte[] {1, 2, 3});
        String source = "photos=" + directory.resolve("photos");
        assertThat(run("variant", "photos", "--source", source, "--skip-unreadable", "0"))
                .isNotZero();
        assertThat(err.toString()).contains("a/2.png");
        Path file = directory.resolve("readable.txt");
        assertThat(run("variant", "photos", "--source", source, "--skip-unreadable", "1", "--out", file.toString()))
                .isZero();
        assertThat(err.toString()).contains("left out: source photos, image a/2.png: ");
        assertThat(Files.readString(file))
                .contains("\"unreadable\":[\"a/2.png\"]")
                .endsWith("0\ta/1.png\n");
    }

    @Test
    void streamsShardsToTheManifestThatItDrawsInMemory() throws IOException {
        Path shards = Files.createDirectories(directory.resolve("shards"));
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                Files.newOutputStream(shards.resolve("00000.tar")), StandardCharsets.UTF_8.name())) {
            for (int i = 0; i < 20; i++) {
                TarArchiveEntry entry = new TarArchiveEntry("%05d.jpg".formatted(i));
                entry.setSize(1);
                tar.putArchiveEntry(entry);
                tar.write(i);
                tar.closeArchiveEntry();
            }
        }
        Path held = directory.resolve("held.txt");
        Path streamed = directory.resolve("streamed.txt");
        String source = "laion=" + shards;
        String spec = "{images: {total: 7}}";
        assertThat(run("variant", "laion", "--source", source, "--spec", spec, "--out", held.toString()))
                .isZero();
        assertThat(run(
                        "variant",
                        "laion",
                        "--source",
                        source,
                        "--spec",
                        spec,
                        "--out",
                        streamed.toString(),
                        "--stream"))
                .isZero();
        assertThat(Files.readString(streamed)).isEqualTo(Files.readString(held));
        String texts = "{labels: text, images: {total: 7}}";
        assertThat(run("variant", "laion", "--source", source, "--spec", texts, "--out", held.toString()))
                .isZero();
        assertThat(run(
                        "variant",
                        "laion",
                        "--source",
                        source,
                        "--spec",
                        texts,
                        "--out",
                        streamed.toString(),
                        "--stream"))
                .isZero();
        assertThat(Files.readString(streamed)).isEqualTo(Files.readString(held)).contains("\"text\"");
        String balanced = "{images: {total: 7}, balance: class}";
        assertThat(run(
                        "variant",
                        "laion",
                        "--source",
                        source,
                        "--spec",
                        balanced,
                        "--out",
                        streamed.toString(),
                        "--stream"))
                .isNotZero();
        assertThat(Files.readString(streamed)).as("what was there").isEqualTo(Files.readString(held));
        assertThat(out.toString()).contains("min 7, median 7, max 7");
    }

    @Test
    void refusesToStreamWhatIsNoShards() {
        assertThat(run(
                        "variant",
                        "rendered:objects",
                        "--stream",
                        "--out",
                        directory.resolve("m").toString()))
                .isNotZero();
        assertThat(err.toString()).contains("--stream: rendered:objects; expected a source of shards");
    }

    @Test
    void countsWhatWasDrawnWithReplacement() {
        assertThat(run(
                        "variant",
                        "rendered:objects",
                        "--spec",
                        "{labels: superclass, images: {total: 60}, balance: label, replacement: true}"))
                .isZero();
        assertThat(out.toString())
                .containsPattern("classes +6\n")
                .containsPattern("unique +\\d+ of 60, drawn with replacement\n")
                .containsPattern("images per class +min 10, median 10, max 10\n");
    }

    @Test
    void saysWhichClassesWereShort() throws IOException {
        for (int i = 0; i < 4; i++) {
            Files.createDirectories(directory.resolve("photos/a"));
            Files.createDirectories(directory.resolve("photos/b"));
            Files.writeString(directory.resolve("photos/a/" + i + ".jpg"), "");
        }
        Files.writeString(directory.resolve("photos/b/0.jpg"), "");
        assertThat(run(
                        "variant",
                        "photos",
                        "--source",
                        "photos=" + directory.resolve("photos"),
                        "--spec",
                        "{images: {perClass: 2}, short: fill}"))
                .isZero();
        assertThat(out.toString()).containsPattern("short +b 1 of 2; filled from the others\n");
    }

    @Test
    void refusesASpecInOneSentence() {
        assertThat(run("variant", "rendered:objects", "--spec", "{\"balance\": \"both\"}"))
                .isEqualTo(2);
        assertThat(run("variant", "rendered:objects", "--spec", "{labels: {wordnetDepth: 4}}"))
                .isEqualTo(2);
        assertThat(run("variant", "rendered:objects", "--spec", "5")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "plumbline: --spec: balance: both; expected one of none, class, label",
                        "plumbline: labels.wordnetDepth: 4; expected a source whose class ids are WordNet's, as n01443537;"
                                + " aeroplane of rendered:objects is none",
                        "plumbline: --spec: 5; expected a variant, as {images: {total: 25000}, balance: class}");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void printsTheSuperclassOfEachOfImageNetsClasses() {
        assertThat(run("hierarchy", "--depth", "4")).isZero();
        assertThat(out.toString().lines()).hasSize(1001);
        assertThat(out.toString())
                .startsWith("class      superclass  name\n")
                .contains("n01440764  n00004258   living_thing.n.01\n");
        assertThat(err.toString()).isEqualTo("plumbline: 1000 classes, 17 superclasses\n");
    }

    @Test
    void printsTheSuperclassesOfTheClassesOfAFile() throws IOException {
        Path file = directory.resolve("classes.txt");
        Files.writeString(file, "n02084071 dog\n\ncat.n.01\n");
        assertThat(run("hierarchy", "--depth", "7", "--classes", file.toString(), "--format", "json"))
                .isZero();
        JsonNode rows = Json.events().readTree(out.toString());
        assertThat(rows).hasSize(2);
        assertThat(rows.path(0).path("class").asText()).isEqualTo("n02084071");
        assertThat(rows.path(0).path("name").asText()).isEqualTo("chordate.n.01");
    }

    @Test
    void namesAnIdThatWordNetDoesNotHaveWithFileAndLine() throws IOException {
        Path file = directory.resolve("classes.txt");
        Files.writeString(file, "n02084071\nn99999999\n");
        assertThat(run("hierarchy", "--depth", "4", "--classes", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("plumbline: " + file
                        + ":2: n99999999; expected a noun of WordNet 3.0, as n02084071 or dog.n.01\n");
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return Main.execute(command, arguments);
    }
}
