package dev.plumbline.benchmarks.training;

import dev.plumbline.benchmarks.training.Side.Mode;
import dev.plumbline.benchmarks.training.Side.Precision;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** {@code benchmarks/run slots}: two trainings of one thread each in one process, beside one training of two threads. */
public final class Slots {
    private static final List<String> NETWORKS =
            List.of("convnet6_tiny", "resnet8_tiny", "resnet8_small", "resnet20_small");
    private static final double PROMISE = 1.3;

    private Slots() {}

    public static void run(PrintStream out, String... arguments) throws IOException {
        Options options = Options.of(NETWORKS, arguments);
        out.printf("Images/s and ratios round by round: median of %d, lowest, highest.%n%n", options.rounds());
        out.println("| network | one slot of two threads | two slots of one thread each | ratio | promise |");
        out.println("|---|---|---|---|---|");
        for (String network : options.networks()) {
            Workload workload = Workload.of(network);
            try (Rig rig = new Rig(workload)) {
                out.println(row(rig, workload, options));
            }
        }
    }

    private static String row(Rig rig, Workload workload, Options options) throws IOException {
        Side one = rig.add(Side.ours("one slot", setting(rig, workload, 2), Precision.FLOAT32, 1));
        Side two = rig.add(Side.ours("two slots", setting(rig, workload, 1), Precision.FLOAT32, 2));
        Match match = Match.play(rig.sides(), options.rounds());
        return "| %s, %d px, batch %d | %s | %s | %s | %s |"
                .formatted(
                        workload.network(),
                        workload.size(),
                        workload.batch(),
                        match.rate(one).shown("%.0f"),
                        match.rate(two).shown("%.0f"),
                        match.ratio(two, one).shown("%.2f"),
                        match.ratio(two, one).verdict(PROMISE));
    }

    private static Side.Setting setting(Rig rig, Workload workload, int threads) {
        return new Side.Setting(Mode.TRAIN, workload, rig.directory(), "cpu", threads);
    }
}
