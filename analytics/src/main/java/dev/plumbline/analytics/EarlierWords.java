package dev.plumbline.analytics;

import dev.plumbline.analytics.read.RegressionBook;
import dev.plumbline.analytics.read.RegressionBook.Word;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.Regression.Ending;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Publisher;
import dev.plumbline.service.TopicTail;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What an analytics that knows nothing finds said of regressions. Reading the log it says again what it finds itself; under
 * another false-alarm budget, say, that need not be all that was said, and nothing else would ever clear the rest.
 */
final class EarlierWords {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final KafkaSettings settings;
    private final Topic<Regression> topic;
    private final InstantSource clock;

    EarlierWords(KafkaSettings settings, InstantSource clock) {
        this.settings = settings;
        this.topic = settings.topics().regressions();
        this.clock = clock;
    }

    /** Clears every regression that lasts, as revised. */
    void takeBack() throws InterruptedException {
        RegressionBook book = new RegressionBook();
        try (TopicTail tail =
                TopicTail.start(settings, "analytics-words", new TopicTail.Listeners().onTimed(topic, book::on))) {
            if (!tail.awaitCaughtUp(LONGEST)) {
                throw new IllegalStateException("topic " + topic.name() + " could not be read within " + LONGEST);
            }
        }
        try (Publisher publisher = Publisher.open(settings, "plumbline/analytics", clock)) {
            for (Word word : book.words(Word::active)) {
                publisher.publish(topic, word.regression().cleared(Ending.REVISED));
            }
        }
    }
}
