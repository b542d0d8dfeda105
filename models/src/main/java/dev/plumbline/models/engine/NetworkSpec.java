package dev.plumbline.models.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A network before it has weights: its state in torchvision's order and names, and its forward pass as TorchScript
 * statements over {@code x} (the normalised images), {@code w<i>} (parameters), {@code b<i>} (buffers), {@code train} and
 * {@code seed} (for dropout), the last of which defines {@code logits}.
 *
 * @param buffers running statistics (float32) and step counts (int64 scalars, zero at first)
 * @param head names of the parameters that depend on the number of classes
 */
public record NetworkSpec(
        List<Parameter> parameters, List<Buffer> buffers, List<String> head, List<String> statements) {
    /** One named tensor that the forward pass itself updates. */
    public record Buffer(String name, HostTensor.Type type, List<Long> shape, Initial initial) {
        public Buffer {
            shape = List.copyOf(shape);
        }

        public long elements() {
            return HostTensor.elements(shape);
        }
    }

    public NetworkSpec {
        parameters = List.copyOf(parameters);
        buffers = List.copyOf(buffers);
        head = List.copyOf(head);
        statements = List.copyOf(statements);
    }

    /** The names of parameters and buffers in the order of PyTorch's {@code state_dict()}: module by module. */
    public List<String> stateDict() {
        Map<String, List<String>> byModule = new LinkedHashMap<>();
        Stream.concat(parameters.stream().map(Parameter::name), buffers.stream().map(Buffer::name))
                .forEach(name -> byModule.computeIfAbsent(
                                name.substring(0, name.lastIndexOf('.')), module -> new ArrayList<>())
                        .add(name));
        return byModule.values().stream().flatMap(List::stream).toList();
    }

    /** Trainable numbers. */
    public long size() {
        return parameters.stream().mapToLong(Parameter::elements).sum();
    }
}
