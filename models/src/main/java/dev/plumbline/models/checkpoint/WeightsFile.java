package dev.plumbline.models.checkpoint;

import dev.plumbline.models.architecture.Networks;
import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.models.engine.NetworkSpec;
import dev.plumbline.models.engine.Parameter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A safetensors file as any program writes it: a network's weights by torchvision's names. */
public final class WeightsFile {
    /** Begins the names of a checkpoint's averaged tensors. */
    static final String AVERAGED = "averaged.";

    private WeightsFile() {}

    /** @throws CorruptCheckpoint where it is no such file, or holds a tensor of a type that cannot be read */
    public static Map<String, HostTensor> read(Path file) throws IOException, CorruptCheckpoint {
        return parse(file.toString(), map(file));
    }

    /** @param name for messages */
    static Map<String, HostTensor> parse(String name, ByteBuffer file) throws CorruptCheckpoint {
        return Safetensors.parse(name, file).tensors(name);
    }

    /**
     * The tensors of a checkpoint that torchvision's network of that name has, in its order.
     *
     * @param averaged the moving average of the weights in place of the last ones
     * @throws CorruptCheckpoint where one is missing
     */
    public static Map<String, HostTensor> of(Checkpoint checkpoint, boolean averaged) throws CorruptCheckpoint {
        Checkpoint.Header header = checkpoint.header();
        NetworkSpec network = Networks.named(header.architecture(), header.classes());
        Map<String, HostTensor> weights = new LinkedHashMap<>();
        for (String name : names(network)) {
            HostTensor tensor = checkpoint.tensors().get(averaged ? AVERAGED + name : name);
            if (tensor == null) {
                throw new CorruptCheckpoint(
                        "stage " + header.stage() + ", epoch " + header.epoch(),
                        averaged ? "its recipe keeps no average of the weights" : "it has no " + name);
            }
            weights.put(name, tensor);
        }
        return weights;
    }

    private static List<String> names(NetworkSpec network) {
        return Stream.concat(
                        network.parameters().stream().map(Parameter::name),
                        network.buffers().stream().map(NetworkSpec.Buffer::name))
                .toList();
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
