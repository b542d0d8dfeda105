package dev.plumbline.contracts;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.Attempt;
import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.StageState;
import dev.plumbline.contracts.event.TestRequest;
import dev.plumbline.contracts.event.TrendState;
import java.util.List;
import java.util.Map;

/** Every topic of one installation, under one prefix ({@code plumbline} unless configured). */
public final class Topics {
    public static final String DEFAULT_PREFIX = "plumbline";

    private static final Map<String, String> FOREVER = Map.of("cleanup.policy", "delete", "retention.ms", "-1");
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

    private final String prefix;

    public Topics(String prefix) {
        this.prefix = Require.name("topic prefix", prefix);
    }

    public String prefix() {
        return prefix;
    }

    /** What to run; read strictly, as people write it. */
    public Topic<Request> requests() {
        return topic("requests", Request.class, "request", FOREVER, true);
    }

    /** Resolved requests: manifest digests and stage ids. */
    public Topic<Accepted> accepted() {
        return forever("accepted", Accepted.class, "accepted");
    }

    /** What was refused, where and why. */
    public Topic<Rejected> rejected() {
        return forever("rejected", Rejected.class, "rejected");
    }

    /** An operator's words. */
    public Topic<Command> commands() {
        return forever("commands", Command.class, "command");
    }

    /** Test sets that tasks are to be scored on beside their own; read strictly, as people write it. */
    public Topic<TestRequest> testRequests() {
        return topic("tests.requests", TestRequest.class, "test.request", FOREVER, true);
    }

    /** Resolved: test sets that were added to tasks. */
    public Topic<AddedTest> tests() {
        return forever("tests", AddedTest.class, "test");
    }

    /** Epochs to train: a queue, read by a share group. */
    public Topic<EpochWork> work() {
        return forever("work", EpochWork.class, "work.epoch");
    }

    /** Checkpoints to score: a queue, read by a share group. */
    public Topic<EvaluationWork> evaluationWork() {
        return forever("work.evaluation", EvaluationWork.class, "work.evaluation");
    }

    /** What workers say of their attempts. */
    public Topic<Attempt> attempts() {
        return forever("attempts", Attempt.class, "attempt");
    }

    /** Heartbeats, the last of each worker. */
    public Topic<Heartbeat> workers() {
        return compacted("workers", Heartbeat.class, "heartbeat");
    }

    /** Epochs done. */
    public Topic<CheckpointDone> checkpoints() {
        return forever("checkpoints", CheckpointDone.class, "checkpoint");
    }

    /** Metrics of checkpoints on test sets. */
    public Topic<Evaluation> evaluations() {
        return forever("evaluations", Evaluation.class, "evaluation");
    }

    /** Where each run stands. */
    public Topic<RunState> runs() {
        return compacted("runs", RunState.class, "run");
    }

    /** Where each stage stands. */
    public Topic<StageState> stages() {
        return compacted("stages", StageState.class, "stage");
    }

    /** How far each test set that was added to a task has come. */
    public Topic<BackfillState> backfills() {
        return compacted("backfills", BackfillState.class, "backfill");
    }

    /** The trend of each series, the last of each. */
    public Topic<TrendState> trends() {
        return compacted("trends", TrendState.class, "trend");
    }

    /** Residuals of checkpoints to versions of a baseline. */
    public Topic<Residual> residuals() {
        return forever("residuals", Residual.class, "residual");
    }

    /** Series whose new runs lie lower than those before, and when that was over. */
    public Topic<Regression> regressions() {
        return forever("regressions", Regression.class, "regression");
    }

    /** What else residuals are taken to: baselines with names, frozen from a series or imported. */
    public Topic<NamedBaseline> baselines() {
        return forever("baselines", NamedBaseline.class, "baseline");
    }

    public List<Topic<?>> all() {
        return List.of(
                requests(),
                accepted(),
                rejected(),
                commands(),
                testRequests(),
                tests(),
                work(),
                evaluationWork(),
                attempts(),
                workers(),
                checkpoints(),
                evaluations(),
                runs(),
                stages(),
                backfills(),
                trends(),
                residuals(),
                regressions(),
                baselines());
    }

    private <V extends Event> Topic<V> forever(String name, Class<V> value, String type) {
        return topic(name, value, type, FOREVER, false);
    }

    private <V extends Event> Topic<V> compacted(String name, Class<V> value, String type) {
        return topic(name, value, type, COMPACTED, false);
    }

    /** One partition each: the planner's inputs must share a task, and a share group spreads one partition evenly. */
    private <V extends Event> Topic<V> topic(
            String name, Class<V> value, String type, Map<String, String> config, boolean strict) {
        return new Topic<>(prefix + "." + name, value, "dev.plumbline." + type + ".v1", 1, config, strict);
    }
}
