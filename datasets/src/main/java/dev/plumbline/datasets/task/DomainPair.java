package dev.plumbline.datasets.task;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.datasets.source.Domain;
import dev.plumbline.datasets.source.DomainSource;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Fine-tune on one domain, test out of distribution on another, each cut as {@link DomainCut} says. The parts of a domain
 * do not depend on the other one, so all pairs from one domain share their fine-tuning.
 */
final class DomainPair {
    private DomainPair() {}

    static Task of(String task, DomainSource source, String from, String to) {
        if (from.equals(to)) {
            throw new InvalidField("task", task, "two different domains");
        }
        Domain in = source.domain(from);
        Domain out = source.domain(to);
        requireSameClasses(task, from, in.open(), to, out.open());
        DomainCut id = DomainCut.of(source, from, in);
        DomainCut ood = DomainCut.of(source, to, out);
        return new Task(
                task,
                id.train(),
                List.of(
                        new TaskTest("id-validation", TestRole.ID_VALIDATION, id.idValidation()),
                        new TaskTest("id-test", TestRole.ID_TEST, id.idTest()),
                        new TaskTest(to + "-validation", TestRole.OOD_VALIDATION, ood.oodValidation()),
                        new TaskTest(to, TestRole.OOD_TEST, ood.oodTest())));
    }

    private static void requireSameClasses(String task, String from, Listing in, String to, Listing out) {
        Set<String> onlyIn = ids(in);
        onlyIn.removeAll(ids(out));
        Set<String> onlyOut = ids(out);
        onlyOut.removeAll(ids(in));
        if (!onlyIn.isEmpty() || !onlyOut.isEmpty()) {
            String lacks = onlyIn.isEmpty()
                    ? from + " lacks " + String.join(", ", onlyOut)
                    : to + " lacks " + String.join(", ", onlyIn);
            throw new InvalidField("task", task, "domains with the same classes; " + lacks);
        }
    }

    private static Set<String> ids(Listing listing) {
        return listing.classes().stream().map(ImageClass::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
