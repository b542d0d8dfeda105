package dev.plumbline.analytics.points;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Joins scores with the members of series, whichever comes first.
 *
 * <p>The points are a function of the set of scores and members. A checkpoint retrained or scored anew replaces its point
 * once both of its scores are of the same generation and metric version: the highest that both have. Of two scores that
 * agree in all of these the first counts, and is the only one kept.
 */
public final class PointJoin {
    private static final Comparator<Score> VERSION =
            Comparator.comparingInt(Score::generation).thenComparingInt(Score::metricVersion);

    private final Table<Member> members;
    private final Table<Score> scores;

    public PointJoin(Table<Member> members, Table<Score> scores) {
        this.members = members;
        this.scores = scores;
    }

    /** The points that a member brings; empty in the Optional if it is known. */
    public Optional<List<Point>> join(Member member) {
        if (members.get(member.key()) != null) {
            return Optional.empty();
        }
        members.put(member.key(), member);
        return Optional.of(scores.prefixed(member.stage() + "|").stream()
                .filter(member::isScoredBy)
                .map(Score::epoch)
                .distinct()
                .sorted()
                .flatMap(epoch -> points(member, epoch))
                .toList());
    }

    /** The points that a score brings or replaces; empty in the Optional if it is known. */
    public Optional<List<Point>> join(Score score) {
        if (scores.get(score.key()) != null) {
            return Optional.empty();
        }
        scores.put(score.key(), score);
        return Optional.of(members.prefixed(score.stage() + "|").stream()
                .filter(member -> member.isScoredBy(score))
                .flatMap(member -> points(member, score.epoch()))
                .toList());
    }

    private Stream<Point> points(Member member, int epoch) {
        List<Score> ids = scores(member, epoch, member.idTest());
        List<Score> oods = scores(member, epoch, member.ood());
        return ids.stream().filter(id -> oods.stream().anyMatch(id::sameVersion)).max(VERSION).stream()
                .flatMap(id -> oods.stream()
                        .filter(id::sameVersion)
                        .flatMap(
                                ood -> Stream.of(Measure.values()).map(measure -> Point.of(member, measure, id, ood))));
    }

    private List<Score> scores(Member member, int epoch, String test) {
        return scores.prefixed(Score.prefix(member.stage(), epoch, member.task(), test));
    }
}
