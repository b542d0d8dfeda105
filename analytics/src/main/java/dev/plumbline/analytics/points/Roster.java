package dev.plumbline.analytics.points;

import dev.plumbline.contracts.event.Accepted;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fine-tuning stage is a member of, by the runs that were accepted so far.
 *
 * @param members one per study, series, task and OOD test set; none where no run has an OOD test set
 */
public record Roster(String stage, List<Member> members) {
    public Roster {
        members = List.copyOf(members);
    }

    /** What one run says. */
    public static Roster of(Accepted accepted) {
        return new Roster(accepted.finetune().id(), Member.of(accepted));
    }

    /** The members that are in {@code other} alone. */
    List<Member> missing(Roster other) {
        return other.members.stream()
                .filter(member -> members.stream().noneMatch(member::isSameAs))
                .toList();
    }

    Roster with(List<Member> more) {
        List<Member> all = new ArrayList<>(members);
        all.addAll(more);
        return new Roster(stage, all);
    }
}
