package dev.plumbline.testing;

import dev.plumbline.broker.BrokerSettings;
import dev.plumbline.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link TestKafka} parameter: {@code @ExtendWith(SharedBroker.class)}. The first test that asks starts
 * the broker, all test classes of the JVM share it, and it is closed after the last.
 */
public final class SharedBroker implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedBroker.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestKafka.class;
    }

    @Override
    public TestKafka resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
        Class<?> testClass = context.getRequiredTestClass();
        String prefix = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(testClass, key -> running.nextPrefix(testClass.getSimpleName()), String.class);
        return new TestKafka(running.broker.bootstrapServers(), prefix);
    }

    /** The broker and its directory; JUnit closes what lies in the root store. */
    private record Running(EmbeddedBroker broker, Path data, AtomicInteger classes) implements AutoCloseable {

        static Running start() {
            try {
                Path data = Files.createTempDirectory("plumbline-broker");
                return new Running(EmbeddedBroker.start(BrokerSettings.in(data)), data, new AtomicInteger());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot start the broker that tests share", e);
            }
        }

        String nextPrefix(String testClass) {
            return testClass.toLowerCase(Locale.ROOT) + "-" + classes.incrementAndGet();
        }

        @Override
        public void close() throws IOException {
            broker.close();
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
