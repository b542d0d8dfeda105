package dev.plumbline.models;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.catalogue.Augmentation;
import dev.plumbline.contracts.catalogue.Crop;
import dev.plumbline.contracts.catalogue.Decay;
import dev.plumbline.contracts.catalogue.Optimizer;
import dev.plumbline.contracts.catalogue.Precision;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Regularisation;
import dev.plumbline.contracts.catalogue.Schedule;
import dev.plumbline.contracts.catalogue.View;
import dev.plumbline.contracts.catalogue.Warmup;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.datasets.ImageSet;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Stages for tests. */
final class Stages {
    static final Optimizer SGD = new Optimizer.Sgd(0.05, 0.9, true, 5e-4);
    static final Optimizer ADAMW = new Optimizer.AdamW(1e-3, 0.9, 0.999, 1e-8, 0.01);

    private Stages() {}

    static Stage pretraining(ImageSet images, Recipe recipe, long seed) {
        return new Stage(StageKind.PRETRAIN, "resnet8_small", data(images), recipe, seed, null);
    }

    static Stage finetuning(ImageSet images, Recipe recipe, Stage parent) {
        return new Stage(StageKind.FINETUNE, parent.architecture(), data(images), recipe, 1, parent.id());
    }

    static Recipe recipe(Optimizer optimizer, Precision precision, int epochs) {
        return new Recipe(
                "test",
                new View(View.Fit.CENTRE, 16, 16, List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
                Augmentation.flipped(new Crop.Padded(2)),
                8,
                1,
                epochs,
                null,
                optimizer,
                new Schedule(Warmup.epochs(0.5), new Decay.Cosine()),
                new Regularisation(0.1, Regularisation.Decayed.ALL, null),
                null,
                precision);
    }

    private static DataRef data(ImageSet images) {
        String manifest = Digest.of(images.toString().getBytes(StandardCharsets.UTF_8));
        return new DataRef("squares", manifest, images.count(), images.classes());
    }
}
