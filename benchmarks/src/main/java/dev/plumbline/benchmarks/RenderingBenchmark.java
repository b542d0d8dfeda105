package dev.plumbline.benchmarks;

import dev.plumbline.datasets.rendered.World;
import dev.plumbline.datasets.rendered.camtrap.CamtrapWorld;
import dev.plumbline.datasets.rendered.objects.ObjectsWorld;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Median;

/** How fast one thread renders the two worlds at 32 pixels: alternating rounds, by its own CPU time. */
final class RenderingBenchmark {
    private static final int SIZE = 32;
    private static final int IMAGES = 8_000;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 7;

    private RenderingBenchmark() {}

    static void run(PrintStream out) {
        Map<String, World> worlds = new LinkedHashMap<>();
        worlds.put("rendered:objects", new ObjectsWorld(0));
        worlds.put("rendered:camtrap", new CamtrapWorld(0));
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            boolean counts = round >= WARM_UP;
            worlds.forEach((name, world) -> {
                double rate = rate(world);
                if (counts) {
                    rates.computeIfAbsent(name, n -> new ArrayList<>()).add(rate);
                }
            });
        }
        out.printf("images/s of one core at %d px, %d rounds of %d images each%n", SIZE, ROUNDS, IMAGES);
        rates.forEach((name, all) -> {
            double[] values = all.stream().mapToDouble(Double::doubleValue).toArray();
            out.printf(
                    "%-17s median %.0f, lowest %.0f, highest %.0f%n",
                    name,
                    Median.withDefaults().evaluate(values),
                    DoubleStream.of(values).min().orElseThrow(),
                    DoubleStream.of(values).max().orElseThrow());
        });
    }

    private static double rate(World world) {
        byte[] rgb = new byte[SIZE * SIZE * 3];
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < IMAGES; i++) {
            world.render(i, SIZE, rgb, 0);
        }
        return IMAGES * 1e9 / (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
    }
}
