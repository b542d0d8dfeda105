package dev.plumbline.analytics.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins scores with the members of series, whichever comes first.
 *
 * <p>The points are a function of the set of scores and members. A checkpoint retrained or scored anew replaces its point
 * once both of its scores are of the same generation and metric version: the highest that both have. Of two scores that
 * agree in all of these the first counts, and is the only one kept.
 *
 * <p>The OOD test sets of a series are those that its runs ask for and those that their checkpoints were scored on: a test
 * set may be added to a task after its runs were accepted.
 */
public final class PointJoin {
    private static final Versions NONE = new Versions(List.of());

    private final Table<Roster> rosters;
    private final Table<Versions> scores;

    /** Of each stage that no accepted run has, how many scores are kept for it. */
    private final Map<String, Integer> waiting = new HashMap<>();

    private int allWaiting;

    /** What became of what came. */
    public enum Outcome {
        /** It took its place. */
        JOINED,
        /** It says what an earlier one said. */
        KNOWN,
        /** It says otherwise than an earlier one of its identity, which stands. */
        CONFLICT,
        /** A newer generation or metric version of it was here before; it took its place behind that one. */
        LATE,
        /** Its run was not accepted yet; it is kept until then. */
        WAITING
    }

    /** What became of what came, and the points that it brings or replaces. */
    public record Joined(Outcome outcome, List<Point> points) {}

    /** A join of what the tables hold: members by stage, scores by checkpoint and test set. */
    public PointJoin(Table<Roster> rosters, Table<Versions> scores) {
        this.rosters = rosters;
        this.scores = scores;
    }

    /** Takes a run in. */
    public Joined join(Roster run) {
        Roster before = rosters.get(run.stage());
        List<Member> news = before == null ? run.members() : before.missing(run);
        if (before != null && news.isEmpty()) {
            return new Joined(Outcome.KNOWN, List.of());
        }
        List<Score> known = new ArrayList<>();
        scores.forEach(
                run.stage() + "|", versions -> known.add(versions.scores().get(0)));
        Roster grown = before == null ? run : before.with(news);
        List<Member> further = grown.further(known);
        rosters.put(run.stage(), grown.with(further));
        Integer waited = waiting.remove(run.stage());
        allWaiting -= waited == null ? 0 : waited;
        return new Joined(
                Outcome.JOINED,
                Stream.concat(points(news, known), points(further, known)).toList());
    }

    private Stream<Point> points(List<Member> members, List<Score> known) {
        TreeSet<Integer> epochs = known.stream().map(Score::epoch).collect(Collectors.toCollection(TreeSet::new));
        return members.stream().flatMap(member -> epochs.stream().flatMap(epoch -> points(member, epoch)));
    }

    /** Takes a score in. */
    public Joined join(Score score) {
        Versions before = scores(score.key());
        Optional<Score> same = before.sameVersion(score);
        if (same.isPresent()) {
            return new Joined(same.get().agrees(score) ? Outcome.KNOWN : Outcome.CONFLICT, List.of());
        }
        scores.put(score.key(), before.with(score));
        Roster roster = rosters.get(score.stage());
        if (roster == null) {
            await(score);
            return new Joined(Outcome.WAITING, List.of());
        }
        List<Member> further = roster.further(List.of(score));
        if (!further.isEmpty()) {
            rosters.put(score.stage(), roster.with(further));
        }
        List<Point> points = Stream.concat(roster.members().stream(), further.stream())
                .filter(member -> member.isScoredBy(score))
                .flatMap(member -> points(member, score.epoch()))
                .toList();
        return new Joined(before.supersede(score) ? Outcome.LATE : Outcome.JOINED, points);
    }

    private void await(Score score) {
        waiting.merge(score.stage(), 1, Integer::sum);
        allWaiting++;
    }

    /** Scores of stages that no accepted run has. */
    public int waiting() {
        return allWaiting;
    }

    /** Gives every point that the tables hold, and counts who waits; for tables that were filled before. */
    public void restore(Consumer<Point> points) {
        waiting.clear();
        allWaiting = 0;
        scores.forEach("", versions -> restore(versions, points));
    }

    private void restore(Versions versions, Consumer<Point> points) {
        Score any = versions.scores().get(0);
        Roster roster = rosters.get(any.stage());
        if (roster == null) {
            versions.scores().forEach(this::await);
            return;
        }
        roster.members().stream()
                .filter(member ->
                        member.task().equals(any.task()) && member.idTest().equals(any.test()))
                .flatMap(member -> points(member, any.epoch()))
                .forEach(points);
    }

    private Stream<Point> points(Member member, int epoch) {
        Versions ids = scores(Score.key(member.stage(), epoch, member.task(), member.idTest()));
        Versions oods = scores(Score.key(member.stage(), epoch, member.task(), member.ood()));
        return ids.scores().stream().filter(id -> oods.sameVersion(id).isPresent()).max(Score.VERSION).stream()
                .flatMap(id -> oods.sameVersion(id).stream()
                        .flatMap(ood -> Stream.of(Measure.values())
                                .map(measure -> Point.of(member, measure, id, ood, since(ids, oods)))));
    }

    /** When the first version was complete that both have. */
    private static Instant since(Versions ids, Versions oods) {
        return ids.scores().stream()
                .flatMap(id -> oods.sameVersion(id).stream().map(ood -> id.at().isAfter(ood.at()) ? id.at() : ood.at()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Versions scores(String key) {
        @Nullable Versions found = scores.get(key);
        return found == null ? NONE : found;
    }
}
