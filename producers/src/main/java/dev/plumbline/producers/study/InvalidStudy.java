package dev.plumbline.producers.study;

import dev.plumbline.producers.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A study that cannot be run as it is written; the message has a line for each fault. */
public final class InvalidStudy extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    InvalidStudy(String file, List<Fault> faults) {
        super(faults.stream().map(fault -> fault.sentence(file)).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /** @param line from 1, or null where the fault has no place */
    public record Fault(Problem problem, @Nullable Integer line) {
        /** As {@code studies/demo.yaml:7: finetuning.epochs: 0; expected 1 to 10000}. */
        String sentence(String file) {
            return file + (line == null ? "" : ":" + line) + ": " + problem.message();
        }
    }
}
