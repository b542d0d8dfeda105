package dev.plumbline.datasets.task;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.source.DomainSource;
import dev.plumbline.datasets.source.HeldOut;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.SplitSource;
import java.util.List;

/**
 * Fine-tune on one source, test out of distribution on another, as on ImageNet and ImageNet-R. Where the first has
 * held-out images, these are the ID test, and what is trained on is cut 80 / 20 into train and ID validation; else it is
 * cut 60 / 20 / 20 into train, ID validation and ID test. The second is cut 20 / 80 into OOD validation and OOD test,
 * under the classes of the first. {@link Parts} and {@link SharedClasses} say how. The ID parts do not depend on the second
 * source, so all pairs from one source share their fine-tuning.
 */
final class SourcePair {
    private static final String TRAIN = "train";
    private static final String ID_VALIDATION = "id-validation";
    private static final String ID_TEST = "id-test";

    private SourcePair() {}

    static Task of(String task, Source source, Source other) {
        requirePair(task, source, other);
        Parts id = new Parts(source, source.listing());
        Parts ood = new Parts(other, SharedClasses.of(source, other));
        boolean heldOut = source instanceof HeldOut;
        return new Task(
                task,
                id.part(TRAIN, 0, heldOut ? 80 : 60),
                List.of(
                        new TaskTest(
                                ID_VALIDATION,
                                TestRole.ID_VALIDATION,
                                heldOut ? id.part(ID_VALIDATION, 80, 100) : id.part(ID_VALIDATION, 60, 80)),
                        new TaskTest(ID_TEST, TestRole.ID_TEST, idTest(source, id)),
                        new TaskTest(
                                other.name() + "-validation",
                                TestRole.OOD_VALIDATION,
                                ood.part("ood-validation", 0, 20)),
                        new TaskTest(other.name(), TestRole.OOD_TEST, ood.part("ood-test", 20, 100))));
    }

    private static Manifest idTest(Source source, Parts id) {
        return source instanceof HeldOut heldOut
                ? new Parts(source, heldOut.heldOut()).whole(ID_TEST)
                : id.part(ID_TEST, 80, 100);
    }

    private static void requirePair(String task, Source source, Source other) {
        if (source.name().equals(other.name())) {
            throw new InvalidField("task", task, "two different sources");
        }
        for (Source each : List.of(source, other)) {
            if (each instanceof SplitSource) {
                throw new InvalidField("task", task, "sources without splits; " + each.name() + " is a task by itself");
            }
            if (each instanceof DomainSource) {
                throw new InvalidField(
                        "task",
                        task,
                        "sources without domains; " + each.name() + " gives tasks as " + each.name() + ":A->B");
            }
        }
    }
}
