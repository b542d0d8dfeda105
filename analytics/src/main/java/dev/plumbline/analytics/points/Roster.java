package dev.plumbline.analytics.points;

import dev.plumbline.contracts.event.Accepted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a fine-tuning stage is a member of, by the runs that were accepted so far.
 *
 * @param members one per study, series, task and OOD test set, be it asked for or only scored on; none where no run has an
 *     OOD test set
 */
public record Roster(String stage, List<Member> members) {
    public Roster {
        members = List.copyOf(members);
    }

    /** What one run says. */
    public static Roster of(Accepted accepted) {
        return new Roster(accepted.finetune().id(), Member.of(accepted));
    }

    /** The members that are in {@code other} alone, or are watched more closely there. */
    List<Member> missing(Roster other) {
        return other.members.stream()
                .filter(member -> members.stream().noneMatch(member::isCoveredBy))
                .toList();
    }

    /** Members on test sets of these scores that no run asks for. */
    List<Member> further(Collection<Score> given) {
        return given.stream().flatMap(this::further).distinct().toList();
    }

    /* A stage may have thousands of test sets: each member is compared with those of this one alone. */
    private Stream<Member> further(Score score) {
        List<Member> there = members.stream()
                .filter(member -> member.ood().equals(score.test()))
                .toList();
        return members.stream()
                .filter(member -> member.mayBeOn(score) && there.stream().noneMatch(other -> other.isOfSeries(member)))
                .map(member -> member.on(score.test()));
    }

    /** With more members, in the places of those that are the same. */
    Roster with(List<Member> more) {
        List<Member> all = new ArrayList<>(members);
        all.removeIf(member -> more.stream().anyMatch(member::isSameAs));
        all.addAll(more);
        return new Roster(stage, all);
    }
}
