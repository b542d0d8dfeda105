package dev.plumbline.producers.planner;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Work;
import org.jspecify.annotations.Nullable;

/**
 * {@link Work#work} in its parts.
 *
 * @param test null: training
 * @param metricVersion 0: training
 */
record WorkId(
        String stage, int epoch, int generation, @Nullable TestKey test, int metricVersion) {
    static WorkId training(String stage, int epoch, int generation) {
        return new WorkId(stage, epoch, generation, null, 0);
    }

    static WorkId evaluation(String stage, int epoch, int generation, TestKey test) {
        return new WorkId(stage, epoch, generation, test, Evaluation.METRIC_VERSION);
    }

    static WorkId of(EvaluationWork work) {
        return new WorkId(
                work.checkpoint().stage(),
                work.checkpoint().epoch(),
                work.checkpoint().generation(),
                new TestKey(work.task(), work.test().name()),
                work.metricVersion());
    }

    /** @throws InvalidField where the text is no {@link Work#work} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static WorkId parse(String work) {
        String[] parts = work.split("/", -1);
        try {
            if (parts.length == 4 && parts[0].equals("train")) {
                return training(Require.sha256("work", parts[1]), number(parts[2]), number(parts[3]));
            }
            if (parts.length >= 7 && parts[0].equals("evaluate")) {
                String head = String.join("/", parts[0], parts[1], parts[2], parts[3]);
                String tail = String.join("/", parts[parts.length - 2], parts[parts.length - 1]);
                String task = work.substring(head.length() + 1, work.length() - tail.length() - 1);
                return new WorkId(
                        Require.sha256("work", parts[1]),
                        number(parts[2]),
                        number(parts[3]),
                        new TestKey(task, parts[parts.length - 2]),
                        number(parts[parts.length - 1]));
            }
        } catch (NumberFormatException e) {
            throw fault(work);
        }
        throw fault(work);
    }

    private static int number(String digits) {
        return Require.atLeast("work", Integer.parseInt(digits), 1);
    }

    private static InvalidField fault(String work) {
        return new InvalidField(
                "work",
                work,
                "train/stage/epoch/generation or evaluate/stage/epoch/generation/task/test/metricVersion");
    }

    Queue queue() {
        return test == null ? Queue.TRAINING : Queue.EVALUATION;
    }

    /** As {@link Work#work} writes it. */
    @Override
    @JsonValue
    public String toString() {
        String checkpoint = stage + "/" + epoch + "/" + generation;
        return test == null
                ? "train/" + checkpoint
                : "evaluate/" + checkpoint + "/" + test.task() + "/" + test.test() + "/" + metricVersion;
    }
}
