package dev.plumbline.analytics.regression;

import dev.plumbline.analytics.points.Member;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.Roster;
import dev.plumbline.analytics.points.Table;
import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.Regression.Ending;
import dev.plumbline.contracts.event.Regression.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The watches of every series, and what was said of them. What is said is a function of the events in their order.
 *
 * <p>Stored are the order in which runs were complete and the last word on each series; scores are in the points.
 */
public final class Regressions {
    private final AlarmBudget budget;
    private final Table<Roster> rosters;
    private final Table<Place> places;
    private final Table<Word> words;
    private final Map<String, SeriesWatch> watches = new HashMap<>();

    /** The place of a complete run among those of what is watched, from 1. */
    public record Place(String subject, String stage, int number) {}

    /**
     * The last word on what is watched.
     *
     * @param begin the stage of the first run that counts; null: all do
     */
    public record Word(Regression last, @Nullable String begin) {}

    /** Watches what the tables hold; their points are still to be {@link #restore restored}. */
    public Regressions(AlarmBudget budget, Table<Roster> rosters, Table<Place> places, Table<Word> words) {
        this.budget = budget;
        this.rosters = rosters;
        this.places = places;
        this.words = words;
        List<Place> all = new ArrayList<>();
        places.forEach("", all::add);
        all.sort(Comparator.comparingInt(Place::number));
        all.forEach(place -> watch(place.subject()).complete(place.stage()));
        words.forEach("", word -> {
            String begin = word.begin();
            if (begin != null) {
                watch(word.last().subject()).beginAt(begin);
            }
        });
    }

    /** Puts a point in that was there before. */
    public void restore(Point point) {
        Member member = watched(point);
        if (member != null) {
            watch(subject(point)).put(point, member);
        }
    }

    /** Puts a point in; what there is to say then. */
    public Optional<Regression> put(Point point) {
        Member member = watched(point);
        if (member == null) {
            return Optional.empty();
        }
        String subject = subject(point);
        SeriesWatch watch = watch(subject);
        if (!watch.put(point, member)) {
            return Optional.empty();
        }
        int place = watch.complete(point.stage());
        if (place > 0) {
            places.put(subject + "|" + point.stage(), new Place(subject, point.stage(), place));
        }
        return news(point, watch);
    }

    /** Holds new runs of what regressed to those since; does nothing where nothing has. */
    public Optional<Regression> accept(String subject) {
        Word word = words.get(subject);
        if (word == null || word.last().status() != Status.RAISED) {
            return Optional.empty();
        }
        String begin = word.last().evidence().since();
        watch(subject).beginAt(begin);
        return Optional.of(say(cleared(word.last(), Ending.ACCEPTED), begin));
    }

    private SeriesWatch watch(String subject) {
        return watches.computeIfAbsent(subject, first -> new SeriesWatch(budget));
    }

    private Optional<Regression> news(Point point, SeriesWatch watch) {
        Word word = words.get(subject(point));
        Regression last = word == null ? null : word.last();
        String begin = word == null ? null : word.begin();
        Regression.Evidence raised = last != null && last.status() == Status.RAISED ? last.evidence() : null;
        Regression.Evidence now =
                watch.state() instanceof WatchState.Regressed regressed ? written(regressed.evidence()) : null;
        if (Objects.equals(raised, now)) {
            return Optional.empty();
        }
        if (now != null) {
            int number = last == null ? 1 : last.number() + 1;
            return Optional.of(say(raised(point, number, now), begin));
        }
        Regression over = Objects.requireNonNull(last);
        boolean recovered = watch.ended()
                .map(this::written)
                .filter(ended -> ended.equals(over.evidence()))
                .isPresent();
        return Optional.of(say(cleared(over, recovered ? Ending.RECOVERED : Ending.REVISED), begin));
    }

    private Regression say(Regression regression, @Nullable String begin) {
        words.put(regression.subject(), new Word(regression, begin));
        return regression;
    }

    private static Regression raised(Point point, int number, Regression.Evidence evidence) {
        return new Regression(
                point.study(),
                point.series(),
                point.task(),
                point.ood(),
                point.role(),
                point.measure().label(),
                number,
                Status.RAISED,
                null,
                evidence);
    }

    private static Regression cleared(Regression raised, Ending ending) {
        return new Regression(
                raised.study(),
                raised.series(),
                raised.task(),
                raised.ood(),
                raised.role(),
                raised.metric(),
                raised.number() + 1,
                Status.CLEARED,
                ending,
                raised.evidence());
    }

    private Regression.Evidence written(Evidence evidence) {
        Interval.Bounds interval = evidence.interval();
        return new Regression.Evidence(
                evidence.since(),
                evidence.detected(),
                evidence.runs(),
                evidence.reference(),
                evidence.drop(),
                new Bounds(interval.lower(), interval.upper()),
                evidence.residualSd(),
                evidence.statistic(),
                budget.threshold(),
                budget.evaluations());
    }

    private static String subject(Point point) {
        return String.join(
                "/",
                point.study(),
                point.series(),
                point.task(),
                point.ood(),
                point.measure().label());
    }

    private @Nullable Member watched(Point point) {
        Roster roster = rosters.get(point.stage());
        return roster == null
                ? null
                : roster.members().stream()
                        .filter(member -> member.watched() && isOf(point, member))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isOf(Point point, Member member) {
        return point.study().equals(member.study())
                && point.series().equals(member.series())
                && point.task().equals(member.task())
                && point.ood().equals(member.ood());
    }
}
