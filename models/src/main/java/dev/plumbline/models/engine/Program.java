package dev.plumbline.models.engine;

import dev.plumbline.models.engine.UpdateRule.Averaging;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that a network computes, as one TorchScript text: its layers, its loss and what a step does with its gradients.
 *
 * @param bfloat16 whether convolutions, linear layers and activations are computed in bfloat16; weights stay float32
 * @param labelSmoothing of the cross entropy, 0 to 1
 */
public record Program(NetworkSpec network, UpdateRule rule, boolean bfloat16, double labelSmoothing) {
    /* The lists of net.torchscript, in the order in which they are declared. */
    private static final List<String> LISTS = List.of("params", "running", "first", "second", "averaged", "pixel");
    private static final String AVERAGED = "averaged.";
    private static final int FLOAT32 = 6;
    private static final int BFLOAT16 = 15;

    /** With an optimizer alone. */
    public Program(NetworkSpec network, Optimizer optimizer, boolean bfloat16, double labelSmoothing) {
        this(network, UpdateRule.of(optimizer), bfloat16, labelSmoothing);
    }

    /** A network that only predicts. */
    public static Program predicting(NetworkSpec network, boolean bfloat16) {
        return new Program(network, new Optimizer.Frozen(), bfloat16, 0);
    }

    /** A network that only predicts, under its weights and under their average. */
    public static Program predictingBoth(NetworkSpec network, boolean bfloat16) {
        UpdateRule rule = new UpdateRule(new Optimizer.Frozen(), false, null, new Averaging(1, 1));
        return new Program(network, rule, bfloat16, 0);
    }

    /** The key of an optimizer's tensor: {@code optimizer.momentum_buffer.conv1.weight}. */
    public static String slotName(String slot, String parameter) {
        return "optimizer." + slot + "." + parameter;
    }

    /** The key of a parameter's or buffer's average: {@code averaged.conv1.weight}. */
    public static String averagedName(String name) {
        return AVERAGED + name;
    }

    /** Everything that the network's next step depends on, in the order in which the engine takes and gives it. */
    public List<Slot> state() {
        List<Slot> state = new ArrayList<>(model());
        for (String slot : rule.optimizer().slots()) {
            network.parameters()
                    .forEach(p ->
                            state.add(new Slot(slotName(slot, p.name()), HostTensor.Type.F32, p.shape(), false, null)));
        }
        if (rule.averaging() != null) {
            boolean required = rule.optimizer() instanceof Optimizer.Frozen;
            model().forEach(s -> state.add(new Slot(averagedName(s.name()), s.type(), s.shape(), required, s.name())));
        }
        return state;
    }

    /**
     * @param required whether a state without it is refused
     * @param origin whose value it begins with where it may be absent and is; null: zeros
     */
    public record Slot(
            String name,
            HostTensor.Type type,
            List<Long> shape,
            boolean required,
            @Nullable String origin) {}

    private List<Slot> model() {
        List<Slot> model = new ArrayList<>();
        network.parameters().forEach(p -> model.add(new Slot(p.name(), HostTensor.Type.F32, p.shape(), true, null)));
        network.buffers().forEach(b -> model.add(new Slot(b.name(), b.type(), b.shape(), true, null)));
        return model;
    }

    byte[] archive() {
        return TorchScriptArchive.of(source(), LISTS);
    }

    String source() {
        int params = network.parameters().size();
        int running = params + network.buffers().size();
        int slots = rule.optimizer().slots().size();
        int first = running + (slots < 1 ? 0 : params);
        int second = first + (slots < 2 ? 0 : params);
        int averaged = second + (rule.averaging() == null ? 0 : running);
        return template()
                .replace("{{params}}", "0, " + params)
                .replace("{{running}}", params + ", " + running)
                .replace("{{first}}", running + ", " + first)
                .replace("{{second}}", first + ", " + second)
                .replace("{{averaged}}", second + ", " + averaged)
                .replace("{{dtype}}", String.valueOf(bfloat16 ? BFLOAT16 : FLOAT32))
                .replace("{{most}}", String.valueOf(Predictions.MOST))
                .replace("{{smoothing}}", String.valueOf(labelSmoothing))
                .replace("{{forward}}", indented(forward()))
                .replace("{{clip}}", indented(clip()))
                .replace("{{move}}", indented(rule.optimizer().statements()))
                .replace("{{update}}", indented(update()));
    }

    private List<String> forward() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < network.parameters().size(); i++) {
            String weight = "params[" + i + "]";
            boolean cast = bfloat16 && network.parameters().get(i).compute();
            lines.add("w%d = %s".formatted(i, cast ? "torch.to(%s, %d)".formatted(weight, BFLOAT16) : weight));
        }
        for (int i = 0; i < network.buffers().size(); i++) {
            lines.add("b%d = running[%d]".formatted(i, i));
        }
        lines.addAll(network.statements());
        return lines;
    }

    private List<String> clip() {
        return rule.clipNorm() == null ? List.of() : List.of("_6 = self.clip(g, norm, %s)".formatted(rule.clipNorm()));
    }

    /* Parameters that decay and parameters that do not are moved apart, as PyTorch's parameter groups are. */
    private List<String> update() {
        List<String> lines = new ArrayList<>();
        double decay = rule.optimizer().weightDecay();
        List<Integer> decaying = indices(rule::decays);
        List<Integer> others = indices(p -> !rule.decays(p));
        if (rule.optimizer() instanceof Optimizer.Frozen) {
            return lines;
        }
        if (decay == 0 || others.isEmpty()) {
            lines.add("_7 = self.move(self.params, g, self.first, self.second, lr, step, %s)".formatted(decay));
        } else {
            lines.add(moved("_7", decaying, decay));
            lines.add(moved("_8", others, 0));
        }
        Averaging averaging = rule.averaging();
        if (averaging != null) {
            lines.add("_9 = self.average(step, %d, %s)".formatted(averaging.every(), 1 - averaging.decay()));
        }
        return lines;
    }

    private static String moved(String result, List<Integer> which, double decay) {
        String picked = "self.pick(%s, " + which + ")";
        return "%s = self.move(%s, %s, %s, %s, lr, step, %s)"
                .formatted(
                        result,
                        picked.formatted("self.params"),
                        picked.formatted("g"),
                        picked.formatted("self.first"),
                        picked.formatted("self.second"),
                        decay);
    }

    private List<Integer> indices(Predicate<Parameter> which) {
        return IntStream.range(0, network.parameters().size())
                .filter(i -> which.test(network.parameters().get(i)))
                .boxed()
                .toList();
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
