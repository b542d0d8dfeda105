package dev.plumbline.models.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstructionsTest {
    private static final String CPU = "sys/devices/system/cpu/cpu0";

    @TempDir
    Path root;

    @Test
    void limitsAnAmdProcessorThatTellsNothingOfItsCaches() throws IOException {
        processor("AuthenticAMD", CPU);
        assertThat(new Instructions(root).mistakesCaches()).isTrue();
    }

    @Test
    void leavesAnAmdProcessorAloneThatTellsOfItsCaches() throws IOException {
        processor("AuthenticAMD", CPU + "/cache");
        assertThat(new Instructions(root).mistakesCaches()).isFalse();
    }

    @Test
    void leavesOtherProcessorsAlone() throws IOException {
        processor("GenuineIntel", CPU);
        assertThat(new Instructions(root).mistakesCaches()).isFalse();
    }

    @Test
    void leavesAMachineAloneThatHasNoSuchFiles() {
        assertThat(new Instructions(root).mistakesCaches()).isFalse();
    }

    private void processor(String vendor, String directory) throws IOException {
        Files.createDirectories(root.resolve(directory));
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(root.resolve("proc/cpuinfo"), "processor\t: 0\nvendor_id\t: " + vendor + "\n");
    }
}
