package dev.plumbline.contracts.catalogue;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * How one stage is trained: a complete, immutable value, part of the stage's identity.
 *
 * @param view what evaluation sees of an image
 * @param augmentation what training sees instead
 * @param batch images an optimizer step; an epoch's last, smaller batch is dropped unless it is the only one
 * @param accumulation parts in which a step's batch goes through the network, to fit a small device: the gradient is that of
 *     the whole batch, but batch norms see one part at a time
 * @param epochs of the stage
 * @param epochImages images an epoch, for which the manifest is gone through again and again; null: each image once
 * @param averaging of the weights, or null
 */
public record Recipe(
        String name,
        View view,
        Augmentation augmentation,
        int batch,
        int accumulation,
        int epochs,
        @Nullable Long epochImages,
        Optimizer optimizer,
        Schedule schedule,
        Regularisation regularisation,
        @Nullable Averaging averaging,
        Precision precision) {
    public Recipe {
        Require.name("recipe.name", name);
        Require.present("recipe.view", view);
        Require.present("recipe.augmentation", augmentation);
        Require.atLeast("recipe.batch", batch, 1);
        Require.atLeast("recipe.accumulation", accumulation, 1);
        if (batch % accumulation != 0) {
            throw new InvalidField("recipe.accumulation", accumulation, "a divisor of the batch, " + batch);
        }
        Require.epochs("recipe.epochs", epochs);
        if (epochImages != null) {
            Require.atLeast("recipe.epochImages", epochImages, batch);
        }
        Require.present("recipe.optimizer", optimizer);
        Require.present("recipe.schedule", schedule);
        Require.present("recipe.regularisation", regularisation);
        Require.present("recipe.precision", precision);
    }

    /** Images of an optimizer step on so many: a manifest smaller than the batch is a batch, unless an epoch goes through it anew. */
    public long batchOf(long images) {
        return epochImages == null ? Math.min(batch, images) : batch;
    }

    /** Optimizer steps of an epoch on so many images. */
    public long stepsPerEpoch(long images) {
        return (epochImages == null ? images : epochImages) / batchOf(images);
    }

    /** SHA-256 of the canonical value without its name, which says nothing about the model it gives. */
    public String digest() {
        return Digest.ofCanonical(anonymous());
    }

    public RecipeRef ref() {
        return new RecipeRef(name, digest());
    }

    /** The same recipe under another name. */
    public Recipe named(String name) {
        return with(name, epochs, optimizer);
    }

    /** The same recipe without its name. */
    public Recipe anonymous() {
        return named("recipe");
    }

    /** The same recipe over another number of epochs. */
    public Recipe withEpochs(int epochs) {
        return with(name, epochs, optimizer);
    }

    /** The same recipe with epochs of so many images, whatever the manifest holds. */
    public Recipe withEpochImages(long images) {
        return with(name, batch, epochs, images, optimizer);
    }

    /** The same recipe with another peak learning rate. */
    public Recipe withLearningRate(double rate) {
        return with(name, epochs, optimizer.withLearningRate(rate));
    }

    /**
     * The same recipe for another batch, at a rate in the same proportion to it: the linear scaling rule of Goyal et al.
     * 2017 (arXiv:1706.02677, section 2.1), which torchvision's README states for its own recipes. It is meant for SGD.
     */
    public Recipe scaledTo(int batch) {
        double rate = optimizer.learningRate() * batch / this.batch;
        return with(name, batch, epochs, optimizer.withLearningRate(rate));
    }

    private Recipe with(String name, int epochs, Optimizer optimizer) {
        return with(name, batch, epochs, optimizer);
    }

    private Recipe with(String name, int batch, int epochs, Optimizer optimizer) {
        return with(name, batch, epochs, epochImages, optimizer);
    }

    private Recipe with(String name, int batch, int epochs, @Nullable Long epochImages, Optimizer optimizer) {
        return new Recipe(
                name,
                view,
                augmentation,
                batch,
                accumulation,
                epochs,
                epochImages,
                optimizer,
                schedule,
                regularisation,
                averaging,
                precision);
    }
}
