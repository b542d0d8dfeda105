package dev.plumbline.benchmarks.training;

import dev.plumbline.benchmarks.training.Side.Layout;
import dev.plumbline.benchmarks.training.Side.Mode;
import dev.plumbline.benchmarks.training.Side.Precision;
import dev.plumbline.contracts.catalogue.Architectures;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Images per second of Plumbline's engine and of PyTorch in Python at the same work: training ({@code benchmarks/run
 * training}) or scoring ({@code benchmarks/run evaluation}). Before it counts, every side shows that it computes the same.
 */
public final class Comparison {
    private static final List<String> NETWORKS =
            List.of("convnet6_tiny", "resnet8_tiny", "resnet8_small", "resnet20_small", "resnet18");

    /** Steps after which losses are compared, beside that after the first. */
    private static final int CHECKED_STEPS = 10;
    /** Of two libraries that sum in different orders. */
    private static final double FLOAT32_TOLERANCE = 2e-3;

    private static final double BFLOAT16_TOLERANCE = 0.1;

    private final PrintStream out;
    private final Mode mode;
    private final Options options;

    /** A ratio that we promise, or, where the promise is 0, only tell. */
    private record Promise(Side ours, Side theirs, double atLeast) {}

    private Comparison(PrintStream out, Mode mode, Options options) {
        this.out = out;
        this.mode = mode;
        this.options = options;
    }

    public static void training(PrintStream out, String... arguments) throws IOException {
        new Comparison(out, Mode.TRAIN, Options.of(NETWORKS, arguments)).run();
    }

    public static void evaluation(PrintStream out, String... arguments) throws IOException {
        new Comparison(out, Mode.EVALUATE, Options.of(NETWORKS, arguments)).run();
    }

    private void run() throws IOException {
        for (int threads : options.threads()) {
            for (String network : options.networks()) {
                if (!Architectures.names().contains(network)) {
                    out.printf("%s: not measured, there is no such network%n%n", network);
                    continue;
                }
                Workload workload = Workload.of(network);
                try (Rig rig = new Rig(workload)) {
                    compare(rig, new Side.Setting(mode, workload, rig.directory(), options.device(), threads));
                }
            }
        }
    }

    private void compare(Rig rig, Side.Setting setting) throws IOException {
        if (!setting.device().equals("cpu")) {
            onDevice(rig, setting);
            return;
        }
        Side ours = rig.add(Side.ours("Plumbline, float32", setting, Precision.FLOAT32, 1));
        Side like = rig.add(
                Side.python("PyTorch, channels-last, float32", setting, Precision.FLOAT32, Layout.CHANNELS_LAST));
        Side usual = rig.add(Side.python("PyTorch's default: NCHW, float32", setting, Precision.FLOAT32, Layout.NCHW));
        Side ours16 = rig.add(Side.ours("Plumbline, bfloat16", setting, Precision.BFLOAT16, 1));
        Side like16 = rig.add(Side.python(
                "PyTorch, channels-last, bfloat16 by autocast", setting, Precision.BFLOAT16, Layout.CHANNELS_LAST));
        boolean trains = mode == Mode.TRAIN;
        report(
                rig,
                setting,
                List.of(
                        new Promise(ours, like, 1),
                        new Promise(ours, usual, trains ? 1.15 : 1),
                        new Promise(ours16, usual, trains ? 1.7 : 0),
                        new Promise(ours16, like16, 0)),
                List.of());
    }

    /** On a GPU: no promise, for want of one to measure it on, but the same losses as on the CPU. */
    private void onDevice(Rig rig, Side.Setting setting) throws IOException {
        Side ours = rig.add(Side.ours("Plumbline, float32", setting, Precision.FLOAT32, 1));
        Side ours16 = rig.add(Side.ours("Plumbline, bfloat16", setting, Precision.BFLOAT16, 1));
        Side.Setting host = new Side.Setting(mode, setting.workload(), setting.directory(), "cpu", setting.threads());
        try (Side witness = Side.ours("Plumbline, float32, on the CPU", host, Precision.FLOAT32, 1)) {
            report(rig, setting, List.of(new Promise(ours16, ours, 0)), List.of(witness));
        }
    }

    /** @param witnesses sides that show the same work, but take no turns */
    private void report(Rig rig, Side.Setting setting, List<Promise> promises, List<Side> witnesses)
            throws IOException {
        Workload work = setting.workload();
        out.printf(
                "### %s, %d px, batch %d, %s, threads: %d%n%n",
                work.network(), work.size(), work.batch(), setting.device(), setting.threads());
        List<Side> all = new ArrayList<>(witnesses);
        all.addAll(rig.sides());
        List<String> values = checked(all);
        Match match = Match.play(rig.sides(), options.rounds());
        out.printf(
                "| side | versions | %s after 1 and %d steps | images/s: median of %d, lowest, highest |%n|---|---|---|---|%n",
                mode == Mode.TRAIN ? "loss" : "mean score", CHECKED_STEPS, options.rounds());
        for (int i = 0; i < all.size(); i++) {
            Side side = all.get(i);
            String rate = witnesses.contains(side) ? "" : match.rate(side).shown("%.0f");
            out.printf("| %s | %s | %s | %s |%n", side.name(), side.about(), values.get(i), rate);
        }
        out.printf("%n| ratio, round by round | median, lowest, highest | promise |%n|---|---|---|%n");
        for (Promise promise : promises) {
            out.println(verdict(promise, match.ratio(promise.ours(), promise.theirs())));
        }
        out.println();
    }

    private static String verdict(Promise promise, Quantiles ratio) {
        String said = promise.atLeast() == 0 ? "none" : ratio.verdict(promise.atLeast());
        return "| %s / %s | %s | %s |"
                .formatted(promise.ours().name(), promise.theirs().name(), ratio.shown("%.2f"), said);
    }

    /**
     * Differences count relative to the value after the first step: a network that has learnt its few batches by heart has a
     * loss near 0, whose last digits say nothing.
     *
     * @throws IllegalStateException where two sides do not compute the same
     */
    private static List<String> checked(List<Side> sides) throws IOException {
        List<String> shown = new ArrayList<>();
        double expected = Double.NaN;
        for (Side side : sides) {
            double first = side.turn(1).value();
            double last = side.turn(CHECKED_STEPS - 1).value();
            shown.add(String.format(Locale.ROOT, "%.5f, %.5f", first, last));
            expected = Double.isNaN(expected) ? last : expected;
            double tolerance = side.name().contains("bfloat16") ? BFLOAT16_TOLERANCE : FLOAT32_TOLERANCE;
            if (!(Math.abs(last - expected) <= tolerance * Math.abs(first))) {
                throw new IllegalStateException("%s says %s after %d steps, the first side %s: they do different work"
                        .formatted(side.name(), last, CHECKED_STEPS, expected));
            }
        }
        return shown;
    }
}
