package dev.plumbline.cli.reading;

import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.time.Duration;

/** Reads topics once, to the end that they have now. */
public final class Readings {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Readings() {}

    /** @throws IllegalStateException when a topic is not there, or takes minutes to read */
    public static void read(KafkaSettings settings, TopicTail.Listeners listeners) throws InterruptedException {
        try (TopicTail tail = TopicTail.start(settings, "reading", listeners)) {
            if (!tail.awaitCaughtUp(LONGEST)) {
                throw new IllegalStateException(
                        "the topics at " + settings.bootstrapServers() + " could not be read within " + LONGEST);
            }
        }
    }
}
