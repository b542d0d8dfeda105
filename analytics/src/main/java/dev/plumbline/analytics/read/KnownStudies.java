package dev.plumbline.analytics.read;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The studies that there are, by name. */
public record KnownStudies(SortedSet<String> names) {
    private static final int MOST = 20;

    public KnownStudies {
        names = new TreeSet<>(names);
    }

    /** As many as a sentence has room for, and how many more. */
    public String sentence() {
        if (names.isEmpty()) {
            return "none: no run was accepted yet";
        }
        List<String> first = names.stream().limit(MOST).toList();
        int more = names.size() - first.size();
        return String.join(", ", first) + (more == 0 ? "" : " and " + more + " more");
    }
}
