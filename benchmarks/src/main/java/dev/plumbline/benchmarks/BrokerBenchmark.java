package dev.plumbline.benchmarks;

import dev.plumbline.broker.BrokerSettings;
import dev.plumbline.broker.EmbeddedBroker;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Median;

/** From a new JVM's start to a broker that takes requests, on an empty directory, several times. */
final class BrokerBenchmark {
    private static final int ROUNDS = 5;

    private BrokerBenchmark() {}

    static void run(PrintStream out) throws Exception {
        double[] seconds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx1g",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Child.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            seconds[i] = Double.parseDouble(said.strip());
        }
        out.printf(
                "from the JVM's start to a broker that takes requests: median %.2f s of %s%n",
                Median.withDefaults().withCopy(true).evaluate(seconds), Arrays.toString(seconds));
    }

    /** One start. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            Path data = Files.createTempDirectory("plumbline-broker-benchmark");
            try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(data))) {
                long since = System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime();
                System.out.println(broker.fault().isEmpty() ? since / 1e3 : Double.NaN);
            }
            System.exit(0);
        }
    }
}
