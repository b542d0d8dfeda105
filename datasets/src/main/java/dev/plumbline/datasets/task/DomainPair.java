package dev.plumbline.datasets.task;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.datasets.source.DomainFolder;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Fine-tune on one domain, test out of distribution on another. The first domain is cut 60 / 20 / 20 into train, ID
 * validation and ID test, the second 20 / 80 into OOD validation and OOD test, as {@link Parts} says. The parts of a
 * domain do not depend on the other one, so all pairs from one domain share their fine-tuning.
 */
final class DomainPair {
    private DomainPair() {}

    static Task of(String task, DomainFolder source, String from, String to) {
        if (from.equals(to)) {
            throw new InvalidField("task", task, "two different domains");
        }
        Listing in = source.domain(from);
        Listing out = source.domain(to);
        requireSameClasses(task, from, in, to, out);
        Parts id = new Parts(source, in);
        Parts ood = new Parts(source, out);
        return new Task(
                task,
                id.part(from + "/train", 0, 60),
                List.of(
                        new TaskTest("id-validation", TestRole.ID_VALIDATION, id.part(from + "/id-validation", 60, 80)),
                        new TaskTest("id-test", TestRole.ID_TEST, id.part(from + "/id-test", 80, 100)),
                        new TaskTest(
                                to + "-validation", TestRole.OOD_VALIDATION, ood.part(to + "/ood-validation", 0, 20)),
                        new TaskTest(to, TestRole.OOD_TEST, ood.part(to + "/ood-test", 20, 100))));
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
