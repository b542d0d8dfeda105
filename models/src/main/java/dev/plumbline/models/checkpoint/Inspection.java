package dev.plumbline.models.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a safetensors file says of itself.
 *
 * @param file where it is
 * @param header of a checkpoint; null where it is none
 * @param metadata that others wrote
 * @param parameters numbers that training changes, without running statistics and an optimizer's state
 */
public record Inspection(
        String file,
        long bytes,
        String sha256,
        Checkpoint.@Nullable Header header,
        Map<String, String> metadata,
        long parameters,
        List<Tensor> tensors) {
    /** @param dtype as the file has it */
    public record Tensor(String name, String dtype, List<Long> shape, long elements) {
        boolean isParameter() {
            return !name.startsWith("optimizer.")
                    && !name.startsWith(WeightsFile.AVERAGED)
                    && !name.endsWith(".running_mean")
                    && !name.endsWith(".running_var")
                    && !name.endsWith(".num_batches_tracked");
        }
    }

    /** @throws CorruptCheckpoint where it is no safetensors file */
    public static Inspection of(Path file) throws IOException, CorruptCheckpoint {
        return of(file.toString(), WeightsFile.map(file));
    }

    /** @param name for messages */
    static Inspection of(String name, ByteBuffer file) throws CorruptCheckpoint {
        Safetensors content = Safetensors.parse(name, file);
        List<Tensor> tensors = content.entries().stream()
                .map(entry -> new Tensor(entry.name(), entry.dtype(), entry.shape(), entry.elements()))
                .toList();
        return new Inspection(
                name,
                file.remaining(),
                CheckpointFile.sha256(file),
                CheckpointFile.isCheckpoint(content.metadata())
                        ? CheckpointFile.header(name, content.metadata())
                        : null,
                CheckpointFile.withoutHeader(content.metadata()),
                tensors.stream()
                        .filter(Tensor::isParameter)
                        .mapToLong(Tensor::elements)
                        .sum(),
                tensors);
    }
}
