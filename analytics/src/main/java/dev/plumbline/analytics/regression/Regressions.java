package dev.plumbline.analytics.regression;

import dev.plumbline.analytics.points.Member;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.PointJoin.Outcome;
import dev.plumbline.analytics.points.Roster;
import dev.plumbline.analytics.points.Table;
import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.Regression.Ending;
import dev.plumbline.contracts.event.Regression.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The watches of every series, and what was said of them.
 *
 * <p>The last word on a series is a function of the sets of events, in whatever order they are read; but for a word that an
 * alarm is over which was never raised in their own order. Stored are acceptances and last words; runs are in the points.
 */
public final class Regressions {
    private final AlarmBudget budget;
    private final Table<Roster> rosters;
    private final Table<Acceptance> acceptances;
    private final Table<Regression> words;
    private final Map<String, SeriesWatch> watches = new HashMap<>();

    /** Watches what the tables hold; their points are still to be {@link #restore restored}. */
    public Regressions(
            AlarmBudget budget, Table<Roster> rosters, Table<Acceptance> acceptances, Table<Regression> words) {
        this.budget = budget;
        this.rosters = rosters;
        this.acceptances = acceptances;
        this.words = words;
        acceptances.forEach("", known -> watch(known.subject()).accept(known));
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
        return watch(subject).put(point, member) ? news(subject) : Optional.empty();
    }

    /** What becomes of an acceptance: one of what no run was seen of is kept until there is one, for runs may be read later. */
    public Outcome outcome(Acceptance acceptance) {
        if (acceptances.get(acceptance.key()) != null) {
            return Outcome.KNOWN;
        }
        SeriesWatch watch = watches.get(acceptance.subject());
        return watch == null || watch.any().isEmpty() ? Outcome.WAITING : Outcome.JOINED;
    }

    /** Holds new runs of what had regressed by then to those since; what there is to say then. */
    public Optional<Regression> accept(Acceptance acceptance) {
        acceptances.put(acceptance.key(), acceptance);
        watch(acceptance.subject()).accept(acceptance);
        return news(acceptance.subject());
    }

    private SeriesWatch watch(String subject) {
        return watches.computeIfAbsent(subject, first -> new SeriesWatch(budget));
    }

    private Optional<Regression> news(String subject) {
        SeriesWatch watch = watch(subject);
        Regression last = words.get(subject);
        Optional<Regression> now = watch.finding()
                .flatMap(finding -> watch.any().map(point -> word(point, finding)))
                .or(() -> revised(last));
        Optional<Regression> news = now.filter(word -> !word.equals(last));
        news.ifPresent(word -> words.put(subject, word));
        return news;
    }

    /** That an alarm is over of which there is nothing left. */
    private static Optional<Regression> revised(@Nullable Regression last) {
        return Optional.ofNullable(last)
                .map(word -> word.ending() == Ending.REVISED ? word : word.cleared(Ending.REVISED));
    }

    private Regression word(Point point, Finding finding) {
        return new Regression(
                point.study(),
                point.series(),
                point.task(),
                point.ood(),
                point.role(),
                point.measure().label(),
                finding.number(),
                finding.ending() == null ? Status.RAISED : Status.CLEARED,
                finding.ending(),
                written(finding.evidence()));
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
