package dev.plumbline.models.checkpoint;

import dev.plumbline.contracts.Digest;
import dev.plumbline.models.engine.HostTensor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small checkpoints for tests. */
final class Checkpoints {
    static final String STAGE = digest("stage");

    private Checkpoints() {}

    /** Of epoch 1 of {@link #STAGE}; {@code content} is what makes one differ from another. */
    static Checkpoint containing(float content) {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        tensors.put("conv1.weight", HostTensor.floats(List.of(2L, 1L, 1L, 3L), 1, 2, 3, 4, 5, content));
        tensors.put("bn1.num_batches_tracked", HostTensor.zeros(HostTensor.Type.I64, List.of()));
        tensors.put(
                "optimizer.momentum_buffer.conv1.weight",
                HostTensor.zeros(HostTensor.Type.F32, List.of(2L, 1L, 1L, 3L)));
        return new Checkpoint(header(), tensors);
    }

    /** Within epoch 1 of {@link #STAGE}, after so many of its steps. */
    static Checkpoint snapshot(int steps) {
        Checkpoint.Within within = new Checkpoint.Within(steps, 8L * steps, 1.5 * steps, steps, steps, 0.1, 9, 3);
        Checkpoint.Header header = new Checkpoint.Header(
                2, STAGE, "resnet8_small", 10, 0, steps, -5, digest("recipe"), digest("manifest"), "engine", within);
        return new Checkpoint(header, containing(steps).tensors());
    }

    static Checkpoint.Header header() {
        return new Checkpoint.Header(
                2, STAGE, "resnet8_small", 10, 1, 100, -5, digest("recipe"), digest("manifest"), "pytorch-2.7.1");
    }

    static String digest(String of) {
        return Digest.of(of.getBytes(StandardCharsets.UTF_8));
    }
}
