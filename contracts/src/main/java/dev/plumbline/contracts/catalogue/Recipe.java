package dev.plumbline.contracts.catalogue;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.List;

/**
 * How one stage is trained: a complete, immutable value, part of the stage's identity.
 *
 * @param imageSize pixels, square
 * @param batch images a step; an epoch's last, smaller batch is dropped unless it is the only one
 * @param padCrop pixels of zero padding before a random crop back to {@code imageSize}; 0 is none
 * @param flip horizontal flip with probability one half
 * @param mean per channel R, G, B in 0..1, subtracted
 * @param std per channel, divided by
 */
public record Recipe(
        String name,
        int imageSize,
        int batch,
        int epochs,
        Optimizer optimizer,
        Schedule schedule,
        boolean flip,
        int padCrop,
        double labelSmoothing,
        Precision precision,
        List<Double> mean,
        List<Double> std) {
    public Recipe {
        Require.name("recipe.name", name);
        Require.atLeast("recipe.imageSize", imageSize, 8);
        Require.atLeast("recipe.batch", batch, 1);
        Require.epochs("recipe.epochs", epochs);
        Require.present("recipe.optimizer", optimizer);
        Require.present("recipe.schedule", schedule);
        Require.atLeast("recipe.padCrop", padCrop, 0);
        Require.between("recipe.labelSmoothing", labelSmoothing, 0, 1);
        Require.present("recipe.precision", precision);
        mean = channels("recipe.mean", mean);
        std = channels("recipe.std", std);
    }

    private static List<Double> channels(String field, List<Double> values) {
        if (values.size() != 3) {
            throw new InvalidField(field, values, "three numbers, for R, G and B");
        }
        return List.copyOf(values);
    }

    /** The same recipe over another number of epochs. */
    public Recipe withEpochs(int epochs) {
        return new Recipe(
                name,
                imageSize,
                batch,
                epochs,
                optimizer,
                schedule,
                flip,
                padCrop,
                labelSmoothing,
                precision,
                mean,
                std);
    }

    /** The same recipe without its name, which says nothing about the model it gives. */
    public Recipe anonymous() {
        return new Recipe(
                "recipe",
                imageSize,
                batch,
                epochs,
                optimizer,
                schedule,
                flip,
                padCrop,
                labelSmoothing,
                precision,
                mean,
                std);
    }
}
