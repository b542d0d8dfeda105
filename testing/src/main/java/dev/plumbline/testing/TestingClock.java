package dev.plumbline.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. Its {@link #nanoTime} moves with it. */
public final class TestingClock extends Clock {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private volatile Instant now;

    public TestingClock(Instant start) {
        now = start;
    }

    /** Starts at 2026-01-01T00:00:00Z. */
    public TestingClock() {
        this(START);
    }

    public synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time does not go back: " + by);
        }
        now = now.plus(by);
    }

    /** Nanoseconds since {@link #TestingClock()}'s start, for a {@code LongSupplier} where {@code System::nanoTime} is used. */
    public long nanoTime() {
        return Duration.between(START, instant()).toNanos();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        if (!zone.equals(ZoneOffset.UTC)) {
            throw new UnsupportedOperationException("Plumbline's times are UTC, not " + zone);
        }
        return this;
    }
}
