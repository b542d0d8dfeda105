package dev.plumbline.models.checkpoint;

import dev.plumbline.models.engine.HostTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** A safetensors file as any program writes it: a network's weights by torchvision's names. */
public final class WeightsFile {
    private static final String OPTIMIZER = "optimizer.";

    private WeightsFile() {}

    /** @throws CorruptCheckpoint where it is no such file, or holds a tensor of a type that cannot be read */
    public static Map<String, HostTensor> read(Path file) throws IOException, CorruptCheckpoint {
        return parse(file.toString(), map(file));
    }

    /** @param name for messages */
    static Map<String, HostTensor> parse(String name, ByteBuffer file) throws CorruptCheckpoint {
        return Safetensors.parse(name, file).tensors(name);
    }

    /** The tensors of a checkpoint that torchvision's network of that name has. */
    public static Map<String, HostTensor> of(Checkpoint checkpoint) {
        Map<String, HostTensor> weights = new LinkedHashMap<>(checkpoint.tensors());
        weights.keySet().removeIf(name -> name.startsWith(OPTIMIZER));
        return weights;
    }

    /** The file of these weights, which Python's safetensors reads. */
    public static FileContent content(Map<String, HostTensor> weights) {
        return FileContent.of(Safetensors.buffers(Map.of("format", "pt"), weights));
    }

    /** The mapping outlives the file's name. */
    static ByteBuffer map(Path path) throws IOException, CorruptCheckpoint {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new CorruptCheckpoint(
                        path.toString(), "%d bytes are more than a checkpoint's 2 GB".formatted(channel.size()));
            }
            return channel.map(MapMode.READ_ONLY, 0, channel.size());
        }
    }
}
