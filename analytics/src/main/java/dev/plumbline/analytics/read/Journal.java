package dev.plumbline.analytics.read;

import dev.plumbline.analytics.baselines.BaselineBook;
import dev.plumbline.analytics.points.Score;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.service.TopicTail.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every accepted run, score and named baseline with its place in its topic, in the order of the topics: what answers about the past
 * are made of. Safe for use by several threads.
 */
public final class Journal {
    private final List<Entry<Accepted>> runs = new ArrayList<>();
    private final List<Entry<Score>> scores = new ArrayList<>();
    private final List<Entry<NamedBaseline>> baselines = new ArrayList<>();

    private record Entry<T>(T what, Place place) {}

    /**
     * The events of one study up to some moment, in the order of their topics.
     *
     * @param baselines the named ones that stood
     */
    record Slice(List<Accepted> runs, List<Score> scores, List<NamedBaseline> baselines) {}

    /** Takes an accepted run in. */
    public synchronized void on(Accepted run, Place place) {
        runs.add(new Entry<>(run, place));
    }

    /** Takes an evaluation's score in. */
    public synchronized void on(Score score, Place place) {
        scores.add(new Entry<>(score, place));
    }

    /** Takes a version of a named baseline in. */
    public synchronized void on(NamedBaseline baseline, Place place) {
        baselines.add(new Entry<>(baseline, place));
    }

    /** Every version of every named baseline that was there by then. */
    synchronized BaselineBook baselines(Instant time) {
        BaselineBook book = new BaselineBook();
        baselines.stream()
                .filter(baseline -> !baseline.place().at().isAfter(time))
                .map(Entry::what)
                .forEach(book::on);
        return book;
    }

    /** The runs of a study, or of all where none is named. */
    synchronized List<Accepted> runs(@Nullable String study) {
        return runs.stream()
                .map(Entry::what)
                .filter(run -> study == null || run.request().study().equals(study))
                .toList();
    }

    /** Whether a run of the study was accepted. */
    synchronized boolean knows(String study) {
        return runs.stream().anyMatch(run -> run.what().request().study().equals(study));
    }

    /** The last offset of the topic of evaluations that has been read; -1 before any. */
    synchronized long lastOffset() {
        return scores.isEmpty() ? -1 : scores.get(scores.size() - 1).place().offset();
    }

    /** Grows with every event. */
    synchronized long size() {
        return (long) runs.size() + scores.size() + baselines.size();
    }

    synchronized Slice upTo(AsOf moment, String study) {
        Instant accepted = acceptedBy(moment);
        List<Accepted> known = runs.stream()
                .filter(run -> run.what().request().study().equals(study))
                .filter(run -> !run.place().at().isAfter(accepted))
                .map(Entry::what)
                .toList();
        Set<String> stages = known.stream().map(run -> run.finetune().id()).collect(Collectors.toSet());
        Predicate<Place> within = within(moment);
        List<Score> scored = scores.stream()
                .filter(score -> within.test(score.place())
                        && stages.contains(score.what().stage()))
                .map(Entry::what)
                .toList();
        return new Slice(known, scored, baselines(accepted).standing());
    }

    private static Predicate<Place> within(AsOf moment) {
        return moment instanceof AsOf.Offset offset
                ? place -> place.offset() <= offset.offset()
                : place -> !place.at().isAfter(((AsOf.Time) moment).at());
    }

    private Instant acceptedBy(AsOf moment) {
        if (moment instanceof AsOf.Time time) {
            return time.at();
        }
        return scores.stream()
                .map(Entry::place)
                .filter(within(moment))
                .reduce((before, last) -> last)
                .map(Place::at)
                .orElse(Instant.MIN);
    }
}
