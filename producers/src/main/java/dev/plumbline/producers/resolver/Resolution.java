package dev.plumbline.producers.resolver;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.producers.Problem;
import java.util.List;

/** What became of a request. */
public sealed interface Resolution {
    /** It can be run; its manifests are kept. */
    record Resolved(Accepted accepted) implements Resolution {}

    /** It cannot be run, for each of these reasons. */
    record Refused(List<Problem> problems) implements Resolution {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
