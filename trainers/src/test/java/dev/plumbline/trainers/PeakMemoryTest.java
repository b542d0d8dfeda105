package dev.plumbline.trainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeakMemoryTest {
    @TempDir
    private Path directory;

    private Path status(String text) throws IOException {
        return Files.writeString(directory.resolve("status"), text);
    }

    @Test
    void isTheResidentSetsHighWaterMark() throws IOException {
        Path status = status("Name:\tjava\nVmPeak:\t 9000 kB\nVmHWM:\t  1234567 kB\nVmRSS:\t 1000 kB\n");
        assertThat(new PeakMemory("cpu", status).get()).isEqualTo(1_234_567L * 1024);
    }

    @Test
    void isNotSaidWhereItIsNotKnown() throws IOException {
        assertThat(new PeakMemory("cpu", directory.resolve("none")).get()).isNull();
        assertThat(new PeakMemory("cpu", status("VmHWM:\t much\n")).get()).isNull();
        assertThat(new PeakMemory("gpu0", status("VmHWM:\t 12 kB\n")).get())
                .as("the host's memory is not the device's")
                .isNull();
    }
}
