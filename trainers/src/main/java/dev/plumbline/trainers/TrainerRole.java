package dev.plumbline.trainers;

import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.models.StoredImages;
import dev.plumbline.models.Trainings;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.service.HealthCheck;
import dev.plumbline.service.Installation;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Metric;
import dev.plumbline.service.Role;
import dev.plumbline.service.work.StorePatience;
import dev.plumbline.service.work.Worker;
import dev.plumbline.service.work.WorkerContext;
import dev.plumbline.service.work.WorkerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Trains epochs of work: one worker with its slots. */
public final class TrainerRole implements Role {
    private final WorkerSettings settings;
    private final WorkerContext context;
    private final CheckpointStore store;
    private final StoredImages images;
    private final Supplier<Trainings> trainings;
    private final Duration worthASnapshot;
    private final Map<String, StageKind> training = new ConcurrentHashMap<>();
    private @Nullable Worker<EpochWork> worker;

    /**
     * @param trainings starts the engine; asked once, at {@link #start}
     * @param worthASnapshot an epoch that this worker has trained for so long is kept as it stands when the worker leaves
     */
    public TrainerRole(
            WorkerSettings settings,
            WorkerContext context,
            CheckpointStore store,
            StoredImages images,
            Supplier<Trainings> trainings,
            Duration worthASnapshot) {
        this.settings = settings;
        this.context = context;
        this.store = store;
        this.images = images;
        this.trainings = trainings;
        this.worthASnapshot = worthASnapshot;
    }

    @Override
    public String name() {
        return "trainer";
    }

    @Override
    public void start() {
        Meters meters = context.meters();
        meters.show(Metric.CHECKPOINT_SECONDS);
        for (StageKind kind : StageKind.values()) {
            meters.show(Metric.IMAGES, label(kind));
            meters.show(Metric.EPOCH_SECONDS, label(kind));
        }
        Trainings engine = trainings.get();
        TrainerBackdrop backdrop = new TrainerBackdrop(
                store,
                StorePatience.standard(),
                new Snapshots(store, engine.engine().version(), worthASnapshot),
                images,
                engine,
                new Validator(engine.engine()),
                PeakMemory.on(settings.device()),
                context.kafka().topics().checkpoints(),
                settings.id(),
                settings.device(),
                context.clock(),
                context.nanoTime(),
                new Metering());
        Worker<EpochWork> started = Worker.start(
                settings,
                context,
                new Worker.Trade<>(
                        context.kafka().topics().work(),
                        Installation.TRAINERS,
                        () -> new EpochBench(backdrop),
                        (work, outcome, took) -> ended(work, outcome.label(), took)));
        worker = started;
        for (StageKind kind : StageKind.values()) {
            meters.gauge(Metric.IMAGES_PER_SECOND, () -> imagesPerSecond(started, kind), label(kind));
        }
    }

    private final class Metering implements TrainerBackdrop.Observer {
        @Override
        public void began(EpochWork work) {
            training.put(work.work(), work.stage().kind());
        }

        @Override
        public void trained(EpochWork work, int images) {
            context.meters().counter(Metric.IMAGES, label(work.stage().kind())).increment(images);
        }

        @Override
        public void finalised(CheckpointDone said, long nanos) {
            context.meters().timer(Metric.CHECKPOINT_SECONDS).record(nanos, TimeUnit.NANOSECONDS);
            CheckpointDone.Validation validation = said.training().validation();
            if (validation != null) {
                context.meters().set(Metric.VALIDATION_ACCURACY, validation.accuracy(), label(said.kind()));
            }
        }
    }

    private void ended(EpochWork work, String outcome, Duration took) {
        training.remove(work.work());
        String kind = label(work.stage().kind());
        context.meters().counter(Metric.EPOCHS, kind, outcome).increment();
        context.meters().timer(Metric.EPOCH_SECONDS, kind).record(took);
    }

    private double imagesPerSecond(Worker<EpochWork> worker, StageKind kind) {
        return worker.working().stream()
                .filter(item -> training.get(item.work()) == kind)
                .mapToDouble(Heartbeat.Progress::imagesPerSecond)
                .sum();
    }

    private static String label(StageKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<HealthCheck> health() {
        Worker<EpochWork> started = worker;
        return started == null ? List.of(HealthCheck.down("worker", "not started")) : started.health();
    }

    @Override
    public void close() {
        Worker<EpochWork> started = worker;
        if (started != null) {
            started.close();
        }
    }
}
