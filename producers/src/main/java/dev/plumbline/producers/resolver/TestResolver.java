package dev.plumbline.producers.resolver;

import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.TestRequest;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.producers.Problem;
import dev.plumbline.producers.Problem.Reason;
import java.util.Optional;

/** Makes test requests exact: what they name becomes a manifest under the task's classes, kept where workers find it. */
final class TestResolver {
    private final PreparedData data;

    TestResolver(PreparedData data) {
        this.data = data;
    }

    /**
     * @param known what was added to the task under this name before
     * @throws UnfitData where the task is not known here, the images cannot be had or do not fit, or the name is taken
     * @throws java.io.UncheckedIOException when a data set or the sink cannot be reached: the request may be sound
     */
    AddedTest resolve(TestRequest request, Optional<TestSet> known) throws UnfitData {
        boolean own = data.task(request.task()).tests().stream()
                .anyMatch(test -> test.name().equals(request.test()));
        if (own) {
            throw taken(request, "the task has a test set of this name itself");
        }
        TestSet test =
                new TestSet(request.test(), request.role(), data.test(request.task(), request.test(), request.on()));
        if (known.isPresent() && !known.get().equals(test)) {
            throw taken(request, "other images, or the same in another role, were added under this one");
        }
        return new AddedTest(request.id(), request.task(), test);
    }

    private static UnfitData taken(TestRequest request, String why) {
        return new UnfitData(
                new Problem(Reason.CONFLICT, "test", request.test(), "expected a name of its own: " + why));
    }
}
