package dev.plumbline.analytics.regression;

import static dev.plumbline.analytics.points.Laboratory.ID_TEST;
import static dev.plumbline.analytics.points.Laboratory.OOD_TEST;
import static dev.plumbline.analytics.points.Laboratory.evaluation;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Invented runs of series {@code objects}, each with a pre-training of its own, that scatter by 0.8 points about one line and
 * are scored one after the other; what is trained anew, all of it later.
 */
public final class Downfall {
    private static final double SD = 8;

    private Downfall() {}

    public static Accepted run(int index) {
        return Laboratory.run("objects", (long) index, 100 + index);
    }

    /** Runs {@code first} to {@code end - 1}, which lie lower by so many of 1,000 images. */
    /** When the run with this index begins to be scored for the first time. */
    public static Instant begin(int index) {
        return Instant.EPOCH.plusSeconds(60L * index);
    }

    public static List<Event> runs(int first, int end, int lower) {
        return runs(first, end, lower, 1);
    }

    public static List<Event> runs(int first, int end, int lower, int generation) {
        return IntStream.range(first, end)
                .boxed()
                .flatMap(index -> run(index, lower, generation).stream())
                .toList();
    }

    private static List<Event> run(int index, int lower, int generation) {
        SplittableRandom random = new SplittableRandom(index);
        Accepted run = run(index);
        List<Event> events = new ArrayList<>(List.of(run));
        int effect = (int) Math.round(SD * random.nextGaussian());
        for (int epoch = 1; epoch <= run.finetune().epochs(); epoch++) {
            int id = 620 + 20 * epoch + random.nextInt(60);
            Instant at = begin(1_000 * (generation - 1) + index).plusSeconds(epoch);
            events.add(evaluation(run, epoch, generation, ID_TEST, id, at));
            events.add(evaluation(run, epoch, generation, OOD_TEST, id - 150 + effect - lower, at));
        }
        return events;
    }
}
