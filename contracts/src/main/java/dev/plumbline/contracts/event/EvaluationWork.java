package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Require;

/**
 * Score one checkpoint on one test set.
 *
 * @param stage the fine-tuning stage: it says the architecture, the classes and how images are normalised
 * @param metricVersion of the code that scores
 * @param attempt from 1, counted by the planner
 */
public record EvaluationWork(
        Stage stage, CheckpointRef checkpoint, String task, TestSet test, int metricVersion, int attempt)
        implements Work {
    public EvaluationWork {
        Require.present("stage", stage);
        Require.present("checkpoint", checkpoint);
        Require.name("task", task);
        Require.present("test", test);
        Require.atLeast("metricVersion", metricVersion, 1);
        Require.atLeast("attempt", attempt, 1);
    }

    /** {@code evaluate/stage/epoch/generation/task/test/metricVersion}; the task may hold slashes itself. */
    @Override
    public String work() {
        return "evaluate/" + checkpoint.stage() + "/" + checkpoint.epoch() + "/" + checkpoint.generation() + "/" + task
                + "/" + test.name() + "/" + metricVersion;
    }

    @Override
    public String key() {
        return checkpoint.stage();
    }

    @Override
    public String eventId() {
        return work() + "/" + attempt;
    }
}
