package dev.plumbline.models.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All that a network computes, as one TorchScript text: its layers, its loss and its optimizer.
 *
 * @param bfloat16 whether convolutions, linear layers and activations are computed in bfloat16; weights stay float32
 * @param labelSmoothing of the cross entropy, 0 to 1
 */
public record Program(NetworkSpec network, Optimizer optimizer, boolean bfloat16, double labelSmoothing) {
    /* The lists of net.torchscript, in the order in which they are declared. */
    private static final List<String> LISTS = List.of("params", "running", "first", "second", "pixel");
    private static final int FLOAT32 = 6;
    private static final int BFLOAT16 = 15;

    /** A network that only predicts. */
    public static Program predicting(NetworkSpec network, boolean bfloat16) {
        return new Program(network, new Optimizer.Frozen(), bfloat16, 0);
    }

    /** The key of an optimizer's tensor: {@code optimizer.momentum_buffer.conv1.weight}. */
    public static String slotName(String slot, String parameter) {
        return "optimizer." + slot + "." + parameter;
    }

    /** Everything that the network's next step depends on, in the order in which the engine takes and gives it. */
    public List<Slot> state() {
        List<Slot> state = new ArrayList<>();
        network.parameters().forEach(p -> state.add(new Slot(p.name(), HostTensor.Type.F32, p.shape(), true)));
        network.buffers().forEach(b -> state.add(new Slot(b.name(), b.type(), b.shape(), true)));
        for (String slot : optimizer.slots()) {
            network.parameters()
                    .forEach(p -> state.add(new Slot(slotName(slot, p.name()), HostTensor.Type.F32, p.shape(), false)));
        }
        return state;
    }

    /** @param required whether a state without it is refused; otherwise it begins as zeros */
    public record Slot(String name, HostTensor.Type type, List<Long> shape, boolean required) {}

    byte[] archive() {
        return TorchScriptArchive.of(source(), LISTS);
    }

    String source() {
        int params = network.parameters().size();
        int running = params + network.buffers().size();
        int first = running + (optimizer.slots().isEmpty() ? 0 : params);
        int second = first + (optimizer.slots().size() < 2 ? 0 : params);
        return template()
                .replace("{{params}}", "0, " + params)
                .replace("{{running}}", params + ", " + running)
                .replace("{{first}}", running + ", " + first)
                .replace("{{second}}", first + ", " + second)
                .replace("{{dtype}}", String.valueOf(bfloat16 ? BFLOAT16 : FLOAT32))
                .replace("{{smoothing}}", String.valueOf(labelSmoothing))
                .replace("{{forward}}", indented(forward()))
                .replace("{{update}}", indented(optimizer.statements()));
    }

    private List<String> forward() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < network.parameters().size(); i++) {
            String weight = "(self.params)[" + i + "]";
            boolean cast = bfloat16 && network.parameters().get(i).compute();
            lines.add("w%d = %s".formatted(i, cast ? "torch.to(%s, %d)".formatted(weight, BFLOAT16) : weight));
        }
        for (int i = 0; i < network.buffers().size(); i++) {
            lines.add("b%d = (self.running)[%d]".formatted(i, i));
        }
        lines.addAll(network.statements());
        return lines;
    }

    private static String indented(List<String> lines) {
        return lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(Program.class.getResourceAsStream("net.torchscript"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
