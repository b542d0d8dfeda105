package dev.plumbline.evaluators;

import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.models.Scoring;
import dev.plumbline.models.StoredImages;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.service.HealthCheck;
import dev.plumbline.service.Installation;
import dev.plumbline.service.Metric;
import dev.plumbline.service.Role;
import dev.plumbline.service.work.StorePatience;
import dev.plumbline.service.work.Worker;
import dev.plumbline.service.work.WorkerContext;
import dev.plumbline.service.work.WorkerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Scores checkpoints: one worker with its slots. */
public final class EvaluatorRole implements Role {
    private final WorkerSettings settings;
    private final WorkerContext context;
    private final CheckpointStore store;
    private final StoredImages images;
    private final Supplier<Engine> engine;
    private @Nullable Worker<EvaluationWork> worker;

    /** @param engine starts the engine; asked once, at {@link #start} */
    public EvaluatorRole(
            WorkerSettings settings,
            WorkerContext context,
            CheckpointStore store,
            StoredImages images,
            Supplier<Engine> engine) {
        this.settings = settings;
        this.context = context;
        this.store = store;
        this.images = images;
        this.engine = engine;
    }

    @Override
    public String name() {
        return "evaluator";
    }

    @Override
    public void start() {
        context.meters().show(Metric.EVALUATION_SECONDS);
        Engine started = engine.get();
        ScoringBench.Backdrop backdrop = new ScoringBench.Backdrop(
                store,
                StorePatience.standard(),
                images,
                (stage, checkpoint) -> new Scoring(started, stage, checkpoint),
                context.kafka().topics().evaluations(),
                settings.id(),
                context.clock());
        worker = Worker.start(
                settings,
                context,
                new Worker.Trade<>(
                        context.kafka().topics().evaluationWork(),
                        Installation.EVALUATORS,
                        () -> new ScoringBench(backdrop),
                        (work, outcome, took) -> ended(work, outcome.label(), took)));
    }

    private void ended(EvaluationWork work, String outcome, Duration took) {
        String role = label(work.test().role());
        context.meters().counter(Metric.EVALUATIONS, role, outcome).increment();
        context.meters().timer(Metric.EVALUATION_SECONDS).record(took);
    }

    /** {@code id_test}, {@code ood_validation}, ... */
    private static String label(TestRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<HealthCheck> health() {
        Worker<EvaluationWork> started = worker;
        return started == null ? List.of(HealthCheck.down("worker", "not started")) : started.health();
    }

    @Override
    public void close() {
        Worker<EvaluationWork> started = worker;
        if (started != null) {
            started.close();
        }
    }
}
