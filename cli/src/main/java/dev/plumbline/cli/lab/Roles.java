package dev.plumbline.cli.lab;

import dev.plumbline.analytics.AnalyticsOptions;
import dev.plumbline.analytics.AnalyticsRole;
import dev.plumbline.analytics.regression.AlarmBudget;
import dev.plumbline.contracts.catalogue.Recipes;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.datasets.loading.ImageSets;
import dev.plumbline.datasets.task.Tasks;
import dev.plumbline.evaluators.EvaluatorRole;
import dev.plumbline.models.StoredImages;
import dev.plumbline.models.Trainings;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.producers.gateway.GatewayRole;
import dev.plumbline.producers.planner.PlannerOptions;
import dev.plumbline.producers.planner.PlannerRole;
import dev.plumbline.producers.resolver.PreparedData;
import dev.plumbline.producers.resolver.RequestResolver;
import dev.plumbline.producers.resolver.ResolverRole;
import dev.plumbline.service.Role;
import dev.plumbline.service.work.WorkerContext;
import dev.plumbline.service.work.WorkerSettings;
import dev.plumbline.trainers.TrainerRole;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the roles of one process. They share what is costly: the engine, decoded images, drawn variants. */
public final class Roles {
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(25);

    private final Surroundings around;
    private final InstantSource clock = InstantSource.system();
    private final StoredImages images;
    private @Nullable Engine engine;

    public Roles(Surroundings around) {
        this.around = around;
        long cache = Runtime.getRuntime().maxMemory() / 4;
        this.images = new StoredImages(around.store(), new ImageSets(around.sources(), around.packs(), cache));
    }

    /** The HTTP API, and the resolver beside it: both look at the sources, so both are where the sources are. */
    public List<Role> gateway() {
        PreparedData data = new PreparedData(
                around.sources(),
                new Tasks(around.sources()),
                manifest -> around.store().putManifest(manifest.bytes()));
        RequestResolver resolver = new RequestResolver(Recipes.builtIn(), data);
        return List.of(
                new ResolverRole(around.kafka(), resolver, around.meters(), clock),
                new GatewayRole(around.kafka(), resolver::check, clock));
    }

    public Role planner() {
        PlannerOptions options =
                PlannerOptions.in(around.data().resolve("planner")).withEvaluationWithin(around.evaluateWithin());
        return new PlannerRole(around.kafka(), options, around.meters(), clock);
    }

    public Role trainer() {
        return new TrainerRole(
                worker(Heartbeat.Kind.TRAINER, around.effort().slots()),
                context(),
                around.store(),
                images,
                () -> new Trainings(engine(), System::nanoTime),
                around.effort().snapshotAfter());
    }

    public Role evaluator() {
        return new EvaluatorRole(worker(Heartbeat.Kind.EVALUATOR, 1), context(), around.store(), images, this::engine);
    }

    public Role analytics() {
        return analytics(0, false, AlarmBudget.STANDARD);
    }

    /**
     * @param standbys as in {@link AnalyticsOptions}
     * @param replay as there
     * @param budget as there
     */
    public Role analytics(int standbys, boolean replay, AlarmBudget budget) {
        AnalyticsOptions options = new AnalyticsOptions(around.data().resolve("analytics"), standbys, replay, budget);
        return new AnalyticsRole(around.kafka(), options, around.meters(), clock);
    }

    private WorkerContext context() {
        return WorkerContext.of(around.kafka(), around.meters());
    }

    private WorkerSettings worker(Heartbeat.Kind kind, int slots) {
        String id = HostName.ofThisMachine() + "-" + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 4);
        return new WorkerSettings(
                id,
                kind,
                slots,
                around.effort().device(),
                List.copyOf(around.sources().names()),
                HEARTBEAT,
                GRACE);
    }

    /** All slots share it. */
    private synchronized Engine engine() {
        Engine started = engine;
        if (started == null) {
            started = Engine.start(around.effort().device(), around.effort().threads());
            engine = started;
        }
        return started;
    }
}
