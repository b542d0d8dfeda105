package dev.plumbline.benchmarks;

import java.io.PrintStream;
import java.util.List;

/** {@code benchmarks/run NAME}: prints the machine, and then what was measured. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        String name = args.length == 1 ? args[0] : "";
        if (!List.of("demo", "rendering").contains(name)) {
            System.err.println("benchmarks: " + String.join(" ", args) + "; expected one of demo, rendering");
            System.exit(2);
        }
        out.println("benchmarks/run " + name);
        out.println(Machine.described());
        out.println();
        if (name.equals("demo")) {
            DemoBenchmark.run(out);
        } else {
            RenderingBenchmark.run(out);
        }
    }
}
