package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void everyCommandHasACompleteHelp() {
        CommandLine root = Main.commandLine();
        assertThat(root.getSubcommands())
                .containsKeys(
                        "demo",
                        "up",
                        "submit",
                        "status",
                        "evaluate",
                        "cancel",
                        "pause",
                        "resume",
                        "retry",
                        "prioritise",
                        "figure",
                        "trends",
                        "export",
                        "baseline",
                        "residuals",
                        "fit",
                        "sheet",
                        "topics",
                        "variant",
                        "hierarchy",
                        "architectures",
                        "pack",
                        "fractaldb",
                        "prompts",
                        "source");
        assertThat(root.getSubcommands()).containsKeys("gateway", "planner", "trainer", "evaluator", "analytics");
        root.getSubcommands().forEach((name, command) -> {
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(name)
                    .isNotEmpty();
            assertThat(command.getUsageMessage()).as(name).contains("--help");
            command.getCommandSpec()
                    .options()
                    .forEach(option -> assertThat(option.description())
                            .as(name + " " + option.longestName())
                            .isNotEmpty());
        });
    }

    @Test
    void aStudyIsRefusedWithFileLineFieldAndValueBeforeAnyKafkaIsSought() throws IOException {
        Path file = study("task: rendered:camtrp", "source: rendered:objects");
        assertThat(run("submit", file.toString(), "--data", directory.toString()))
                .isNotZero();
        assertThat(err.toString())
                .startsWith("plumbline: " + file + ":2: task: rendered:camtrp; expected")
                .hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anImpossibleVariantSaysHowManyThereAre() throws IOException {
        Path file = study("task: rendered:camtrap", "source: rendered:objects, variant: {images: {perClass: 9999999}}");
        assertThat(run("submit", file.toString(), "--data", directory.toString()))
                .isNotZero();
        assertThat(err.toString()).contains("pretraining.variant.images.perClass: 9999999; expected at most");
    }

    @Test
    void aCommandWithoutAKafkaSaysHowToStartOne() {
        assertThat(run("status", "--data", directory.toString())).isNotZero();
        assertThat(err.toString()).contains("no Plumbline runs on " + directory).contains("plumbline up");
    }

    @Test
    void anAddressThatDoesNotResolveIsNamed() {
        assertThat(run("status", "--bootstrap-servers", "nowhere.invalid:9092")).isNotZero();
        assertThat(err.toString()).contains("No resolvable bootstrap urls").hasLineCount(1);
    }

    @Test
    void aMissingSourceDirectoryIsNamed() throws IOException {
        Path file = study("task: rendered:camtrap", "source: photos");
        assertThat(run("submit", file.toString(), "--source", "photos=" + directory.resolve("none")))
                .isNotZero();
        assertThat(err.toString())
                .startsWith("plumbline: ")
                .contains(directory.resolve("none").toString());
    }

    @Test
    void aConfigurationSetsOptionsAndSources() throws IOException {
        Path config = directory.resolve("plumbline.yaml");
        Files.writeString(config, "data: here\nsources: {photos: images}\n");
        assertThat(run("status", "--config", config.toString())).isNotZero();
        assertThat(err.toString()).contains("no Plumbline runs on " + directory.resolve("here"));
    }

    @Test
    void aConfigurationWithAnUnknownFieldIsRefused() throws IOException {
        Path config = directory.resolve("plumbline.yaml");
        Files.writeString(config, "slotz: 2\n");
        assertThat(run("status", "--config", config.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(config + ": field: slotz; expected one of");
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        assertThat(run("status", "--nonsense")).isEqualTo(2);
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return Main.execute(command, arguments);
    }

    private Path study(String task, String source) throws IOException {
        Path file = directory.resolve("study.yaml");
        Files.writeString(file, """
                name: s
                %s
                finetuning: {recipe: small/finetune}
                architectures: [resnet8_small]
                seeds: [0]
                series:
                  - name: a
                    pretraining: {recipe: small/pretrain, %s}
                """.formatted(task, source));
        return file;
    }
}
