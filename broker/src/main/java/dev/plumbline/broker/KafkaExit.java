package dev.plumbline.broker;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's server ends its JVM on a fault by way of the process-wide {@link Exit}. Inside another process that must not
 * happen: the fault is kept for the health check, and the thread that met it ends.
 */
final class KafkaExit {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaExit.class);
    private static final AtomicReference<@Nullable String> FAULT = new AtomicReference<>();

    private KafkaExit() {}

    static void disarm() {
        Exit.setExitProcedure(KafkaExit::fail);
        Exit.setHaltProcedure(KafkaExit::fail);
    }

    static Optional<String> fault() {
        return Optional.ofNullable(FAULT.get());
    }

    private static void fail(int status, @Nullable String message) {
        String fault = "The broker met a fault and asked to exit with status " + status
                + (message == null ? "" : ": " + message);
        FAULT.compareAndSet(null, fault);
        LOG.error("{}", fault);
        throw new IllegalStateException(fault);
    }
}
