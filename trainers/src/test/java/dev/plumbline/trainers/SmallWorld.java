package dev.plumbline.trainers;

import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.catalogue.Augmentation;
import dev.plumbline.contracts.catalogue.Averaging;
import dev.plumbline.contracts.catalogue.Crop;
import dev.plumbline.contracts.catalogue.Decay;
import dev.plumbline.contracts.catalogue.Optimizer;
import dev.plumbline.contracts.catalogue.Precision;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Regularisation;
import dev.plumbline.contracts.catalogue.Schedule;
import dev.plumbline.contracts.catalogue.View;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.loading.ImageSets;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.Selection;
import dev.plumbline.datasets.manifest.ValidationImages;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.models.StoredImages;
import dev.plumbline.models.Trainings;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.models.checkpoint.DirectoryStore;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.service.work.StorePatience;
import dev.plumbline.testing.TestingClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A store with one small manifest of rendered objects, and stages that train on it in moments. */
final class SmallWorld {
    static final Topics TOPICS = new Topics("small");

    final CheckpointStore store;
    final StoredImages images;
    final DataRef data;
    /** Labelled as {@code data}, and none of its images. */
    final DataRef unseen;

    /** Images, by all benches. */
    final AtomicLong trained = new AtomicLong();

    private final Engine engine = Engine.start("cpu", 1);

    SmallWorld(Path directory) throws IOException {
        store = new DirectoryStore(directory);
        Sources sources = Sources.of(List.of());
        images = new StoredImages(store, new ImageSets(sources, 1_000_000));
        Variant variant =
                Variant.of(new ClassChoice.Random(3), null, new ImageBudget.Total(40), null, null, null, null);
        Manifest manifest = Selection.manifest(sources.source("rendered:objects"), variant);
        store.putManifest(manifest.bytes());
        data = manifest.ref();
        Manifest validation = ValidationImages.manifest(sources.source("rendered:objects"), variant, 40)
                .orElseThrow();
        store.putManifest(validation.bytes());
        unseen = validation.ref();
    }

    Engine engine() {
        return engine;
    }

    Trainings trainings() {
        return new Trainings(engine, System::nanoTime);
    }

    EpochBench bench(String worker) {
        return bench(worker, store);
    }

    /** Whose patience lasts as long as anybody's, and takes no time. */
    EpochBench bench(String worker, CheckpointStore store) {
        TestingClock clock = new TestingClock();
        return new EpochBench(new TrainerBackdrop(
                store,
                new StorePatience(StorePatience.Pace.standard(), clock::nanoTime, clock::advance),
                new Snapshots(store, engine.version(), Duration.ZERO),
                images,
                trainings(),
                new Validator(engine),
                PeakMemory.on("cpu"),
                TOPICS.checkpoints(),
                worker,
                "cpu",
                InstantSource.system(),
                System::nanoTime,
                new Counting()));
    }

    Stage pretraining(double learningRate) {
        return new Stage(StageKind.PRETRAIN, "convnet6_tiny", data, recipe(learningRate, null), 7, null);
    }

    /** One that keeps an average of its weights. */
    Stage averaging() {
        return new Stage(StageKind.PRETRAIN, "convnet6_tiny", data, recipe(0.05, new Averaging(0.9, 2)), 7, null);
    }

    Stage finetuning(Stage parent) {
        return new Stage(StageKind.FINETUNE, parent.architecture(), data, recipe(0.02, null), 8, parent.id());
    }

    static EpochWork epoch(Stage stage, int epoch, @Nullable CheckpointRef parent) {
        return new EpochWork(stage, epoch, 1, parent, null, 1);
    }

    private static Recipe recipe(double learningRate, @Nullable Averaging averaging) {
        return new Recipe(
                "test",
                new View(View.Fit.CENTRE, 32, 32, List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
                Augmentation.flipped(new Crop.Padded(2)),
                8,
                1,
                3,
                null,
                new Optimizer.Sgd(learningRate, 0.9, false, 5e-4),
                Schedule.of(new Decay.Constant()),
                Regularisation.none(),
                averaging,
                Precision.FLOAT32);
    }

    private final class Counting implements TrainerBackdrop.Observer {
        @Override
        public void began(EpochWork work) {}

        @Override
        public void trained(EpochWork work, int images) {
            trained.addAndGet(images);
        }

        @Override
        public void finalised(CheckpointDone said, long nanos) {}
    }
}
