package dev.plumbline.cli.reading;

import dev.plumbline.analytics.baselines.BaselineBook;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Publisher;
import dev.plumbline.service.TopicTail;
import java.time.InstantSource;

/** The topic of named baselines, read whole and written to. */
public final class NamedBaselines {
    private static final String SOURCE = "plumbline/baseline";

    private NamedBaselines() {}

    /** Every version that there is now. */
    public static BaselineBook read(KafkaSettings settings) throws InterruptedException {
        BaselineBook book = new BaselineBook();
        Readings.read(settings, new TopicTail.Listeners().on(settings.topics().baselines(), book::on));
        return book;
    }

    /** Makes a version the one that stands under its name. */
    public static void publish(KafkaSettings settings, NamedBaseline baseline) throws InterruptedException {
        try (Publisher publisher = Publisher.open(settings, SOURCE, InstantSource.system())) {
            publisher.publish(settings.topics().baselines(), baseline);
        }
    }
}
