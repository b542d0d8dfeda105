package dev.plumbline.benchmarks.training;

import dev.plumbline.benchmarks.Machine;
import dev.plumbline.benchmarks.training.Side.Layout;
import dev.plumbline.benchmarks.training.Side.Mode;
import dev.plumbline.benchmarks.training.Side.Precision;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** {@code benchmarks/run memory}: whether resident memory stays as it is over 2,000 steps, beside PyTorch in Python. */
public final class Memory {
    private static final List<String> NETWORKS = List.of("resnet8_tiny");
    private static final int STEPS = 2000;
    private static final int SAMPLE = 200;
    private static final double PROMISE = 0.03;

    private Memory() {}

    public static void run(PrintStream out, String... arguments) throws IOException {
        Options options = Options.of(NETWORKS, arguments);
        for (String network : options.networks()) {
            Workload workload = Workload.of(network);
            try (Rig rig = new Rig(workload)) {
                Side.Setting setting = new Side.Setting(Mode.TRAIN, workload, rig.directory(), options.device(), 1);
                rig.add(Side.ours("Plumbline, float32", setting, Precision.FLOAT32, 1));
                rig.add(Side.ours("Plumbline, bfloat16", setting, Precision.BFLOAT16, 1));
                rig.add(Side.python("PyTorch, channels-last", setting, Precision.FLOAT32, Layout.CHANNELS_LAST));
                report(out, workload, rig.sides());
            }
        }
    }

    private static void report(PrintStream out, Workload work, List<Side> sides) throws IOException {
        out.printf(
                "### %s, %d px, batch %d: MiB of resident memory after every %d of %d steps%n%n",
                work.network(), work.size(), work.batch(), SAMPLE, STEPS);
        out.printf("| side | versions | MiB | growth from step %d to %d |%n|---|---|---|---|%n", SAMPLE, STEPS);
        for (Side side : sides) {
            List<Long> resident = samples(side);
            double growth = (double) resident.get(resident.size() - 1) / resident.get(0) - 1;
            out.printf(
                    "| %s | %s | %s | %.1f %%%s |%n",
                    side.name(),
                    side.about(),
                    shown(resident),
                    100 * growth,
                    side.name().startsWith("Plumbline") ? verdict(growth) : "");
        }
        out.println();
    }

    private static List<Long> samples(Side side) throws IOException {
        List<Long> resident = new ArrayList<>();
        for (int step = 0; step < STEPS; step += SAMPLE) {
            side.turn(SAMPLE);
            resident.add(Machine.kibibytes("/proc/%d/status".formatted(side.pid()), "VmRSS:"));
        }
        return resident;
    }

    private static String shown(List<Long> kibibytes) {
        return String.join(
                ", ",
                kibibytes.stream()
                        .map(k -> String.valueOf(Math.round(k / 1024.0)))
                        .toList());
    }

    private static String verdict(double growth) {
        return "; promised within %.0f %%: %s".formatted(100 * PROMISE, growth <= PROMISE ? "met" : "missed");
    }
}
