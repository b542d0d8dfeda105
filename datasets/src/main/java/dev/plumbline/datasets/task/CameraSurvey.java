package dev.plumbline.datasets.task;

import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.rendered.camtrap.Split;
import dev.plumbline.datasets.source.CamtrapSource;
import java.util.List;

/** Fine-tune on one set of cameras, test on other days of the same cameras and on cameras that were never seen. */
final class CameraSurvey {
    private CameraSurvey() {}

    static Task of(String name, CamtrapSource source) {
        return new Task(
                name,
                manifest(source, "train", Split.TRAIN),
                List.of(
                        test(source, "id-validation", TestRole.ID_VALIDATION, Split.ID_VAL),
                        test(source, "id-test", TestRole.ID_TEST, Split.ID_TEST),
                        test(source, "unseen-cameras-validation", TestRole.OOD_VALIDATION, Split.OOD_VAL),
                        test(source, "unseen-cameras", TestRole.OOD_TEST, Split.OOD_TEST)));
    }

    private static TaskTest test(CamtrapSource source, String name, TestRole role, Split split) {
        return new TaskTest(name, role, manifest(source, name, split));
    }

    private static Manifest manifest(CamtrapSource source, String part, Split split) {
        return new Parts(source, source.split(split)).whole(part);
    }
}
