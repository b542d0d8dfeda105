package dev.plumbline.service;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * How long Kafka has sent a consumer nothing. Brokers answer a fetch twice a second where there is nothing new, so one that polls
 * hears of them all the time.
 */
final class Silence {
    /** More than brokers take to elect another leader. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private final DoubleSupplier received;
    private final LongSupplier nanos;
    private double last;
    private volatile long heard;

    /** @param received bytes in all */
    Silence(DoubleSupplier received, LongSupplier nanos) {
        this.received = received;
        this.nanos = nanos;
        this.last = received.getAsDouble();
        this.heard = nanos.getAsLong();
    }

    /** After each poll, on the consumer's thread. */
    void listen() {
        double now = received.getAsDouble();
        if (now != last) {
            last = now;
            heard = nanos.getAsLong();
        }
    }

    /** What holds unless the silence is long. */
    HealthCheck or(HealthCheck otherwise) {
        Duration silent = Duration.ofNanos(nanos.getAsLong() - heard);
        return silent.compareTo(LONG) < 0
                ? otherwise
                : HealthCheck.down(otherwise.name(), "Kafka has not answered for %d s".formatted(silent.toSeconds()));
    }
}
