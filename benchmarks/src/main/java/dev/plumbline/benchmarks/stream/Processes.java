package dev.plumbline.benchmarks.stream;

import dev.plumbline.analytics.AnalyticsOptions;
import dev.plumbline.analytics.AnalyticsRole;
import dev.plumbline.broker.BrokerSettings;
import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.service.HttpAddress;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Registry;
import dev.plumbline.service.RoleHost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The broker and the analytics, each in a JVM of its own that ends when its standard input does. */
final class Processes {
    private Processes() {}

    /** A JVM that has said its first line. */
    record Child(Process process, String said) implements AutoCloseable {
        /** Ends it in order. */
        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.onExit().join();
        }
    }

    static Child broker(Path data) throws IOException {
        return start(List.of("-Xmx512m", "-XX:+UseSerialGC"), Broker.class, data.toString());
    }

    static Child analytics(KafkaSettings kafka, AnalyticsOptions options, List<String> jvm) throws IOException {
        return start(
                jvm,
                Analytics.class,
                kafka.bootstrapServers(),
                options.state().toString(),
                Boolean.toString(options.replay()));
    }

    private static Child start(List<String> jvm, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (said == null) {
            throw new IOException(main.getSimpleName() + " ended before it was ready");
        }
        return new Child(process, said);
    }

    private static void awaitEnd() throws IOException {
        while (System.in.read() >= 0) {
            // Nobody writes: it is open for as long as the benchmark lives.
        }
    }

    /** Says where it listens. */
    static final class Broker {
        private Broker() {}

        public static void main(String[] args) throws Exception {
            try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(Path.of(args[0])))) {
                System.out.println(broker.bootstrapServers());
                awaitEnd();
            }
            System.exit(0);
        }
    }

    /** The role as {@code plumbline analytics} runs it. */
    static final class Analytics {
        private Analytics() {}

        public static void main(String[] args) throws Exception {
            KafkaSettings kafka = KafkaSettings.of(args[0], "analytics");
            AnalyticsOptions options = AnalyticsOptions.in(Path.of(args[1])).withReplay(Boolean.parseBoolean(args[2]));
            try (Registry registry = Registry.open()) {
                AnalyticsRole role = new AnalyticsRole(kafka, options, registry.meters(), InstantSource.system());
                try (RoleHost host = RoleHost.start(HttpAddress.loopback(0), registry.prometheus(), List.of(role))) {
                    System.out.println(host.uri());
                    awaitEnd();
                }
            }
            System.exit(0);
        }
    }
}
