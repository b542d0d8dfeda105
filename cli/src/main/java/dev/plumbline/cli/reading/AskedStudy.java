package dev.plumbline.cli.reading;

import dev.plumbline.analytics.read.KnownStudies;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The study that {@code --study} names, where nothing was found of it: it is mistyped, or there is nothing yet. */
public final class AskedStudy {
    private AskedStudy() {}

    /** @throws InvalidField where no run of the study was accepted; says which studies there are */
    public static void requireKnown(KafkaSettings settings, @Nullable String study) throws InterruptedException {
        if (study == null) {
            return;
        }
        TreeSet<String> names = new TreeSet<>();
        Readings.read(
                settings,
                new TopicTail.Listeners()
                        .on(
                                settings.topics().accepted(),
                                run -> names.add(run.request().study())));
        if (!names.contains(study)) {
            throw new InvalidField(
                    "--study", study, "a study with an accepted run; there are " + new KnownStudies(names).sentence());
        }
    }
}
