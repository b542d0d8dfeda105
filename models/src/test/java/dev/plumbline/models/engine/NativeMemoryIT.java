package dev.plumbline.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.models.engine.Layers.Conv;
import dev.plumbline.models.engine.Layers.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NativeMemoryIT {
    /** Kilobytes that the virtual machine itself may grow by meanwhile. */
    private static final long ALLOWANCE = 20_000;

    private static final Path STATUS = Path.of("/proc/self/status");

    private static final Normalisation PIXELS = new Normalisation(List.of(0., 0., 0.), List.of(1., 1., 1.));

    /** A forgotten batch is 24 KB a step, forgotten activations are a megabyte. The JVM itself grows while it warms up. */
    @Test
    void staysFlatOverTwoThousandSteps() throws Exception {
        assumeThat(STATUS).exists();
        Layers layers = new Layers(Conventions.DEFAULT);
        Value x = layers.relu(layers.batchNorm("bn", layers.conv("conv", layers.input(), new Conv(8, 3, 1))));
        Program program = new Program(
                layers.classifier("fc", layers.linear("fc", layers.globalPool(x), 2)),
                new Optimizer.Sgd(0.9, 0, true),
                false,
                0);
        Batch batch = new Batch(32, 16);
        while (!batch.full()) {
            batch.add(new byte[Batch.imageBytes(16)], batch.count() % 2);
        }
        try (Network network = Engine.start("cpu", 1).network(program, PIXELS, zeros(program))) {
            long before = 0;
            for (int step = 1; step <= 3000; step++) {
                network.gradients(batch, 0);
                network.update(0.1, step);
                network.predict(batch);
                if (step == 1000) {
                    before = residentKilobytes();
                }
            }
            assertThat(residentKilobytes()).isLessThan(before + ALLOWANCE);
        }
    }

    @Test
    void saysThatTheDeviceHasNoRoom() {
        Parameter unused = new Parameter("w", List.of(1L), Initial.ZEROS, false);
        NetworkSpec huge = new NetworkSpec(
                List.of(unused), List.of(), List.of(), List.of("logits = torch.zeros([1125899906842624])"));
        Program program = Program.predicting(huge, false);
        Batch batch = new Batch(1, 8);
        batch.add(new byte[Batch.imageBytes(8)], 0);
        try (Network network = Engine.start("cpu", 1).network(program, PIXELS, zeros(program))) {
            assertThatThrownBy(() -> network.predict(batch)).isInstanceOf(OutOfDeviceMemory.class);
        }
    }

    private static Map<String, HostTensor> zeros(Program program) {
        return program.state().stream()
                .collect(Collectors.toMap(Program.Slot::name, slot -> HostTensor.zeros(slot.type(), slot.shape())));
    }

    private static long residentKilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
