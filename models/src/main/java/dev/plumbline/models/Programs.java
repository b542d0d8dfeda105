package dev.plumbline.models;

import dev.plumbline.contracts.catalogue.Averaging;
import dev.plumbline.contracts.catalogue.Precision;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Regularisation;
import dev.plumbline.models.engine.NetworkSpec;
import dev.plumbline.models.engine.Normalisation;
import dev.plumbline.models.engine.Optimizer;
import dev.plumbline.models.engine.Program;
import dev.plumbline.models.engine.UpdateRule;

/** A recipe in the engine's words. */
final class Programs {
    private Programs() {}

    static Program training(NetworkSpec network, Recipe recipe) {
        return new Program(
                network, rule(recipe), bfloat16(recipe), recipe.regularisation().labelSmoothing());
    }

    static Program predicting(NetworkSpec network, Recipe recipe) {
        return recipe.averaging() == null
                ? Program.predicting(network, bfloat16(recipe))
                : Program.predictingBoth(network, bfloat16(recipe));
    }

    static Normalisation normalisation(Recipe recipe) {
        return new Normalisation(recipe.view().mean(), recipe.view().std());
    }

    private static boolean bfloat16(Recipe recipe) {
        return recipe.precision() == Precision.BFLOAT16;
    }

    private static UpdateRule rule(Recipe recipe) {
        Regularisation regularisation = recipe.regularisation();
        Averaging averaging = recipe.averaging();
        return new UpdateRule(
                optimizer(recipe.optimizer()),
                regularisation.decayed() == Regularisation.Decayed.WEIGHTS,
                regularisation.clipNorm(),
                averaging == null ? null : new UpdateRule.Averaging(averaging.decay(), averaging.every()));
    }

    private static Optimizer optimizer(dev.plumbline.contracts.catalogue.Optimizer optimizer) {
        if (optimizer instanceof dev.plumbline.contracts.catalogue.Optimizer.Sgd sgd) {
            return new Optimizer.Sgd(sgd.momentum(), sgd.weightDecay(), sgd.nesterov());
        }
        if (optimizer instanceof dev.plumbline.contracts.catalogue.Optimizer.Adam adam) {
            return new Optimizer.Adam(adam.beta1(), adam.beta2(), adam.epsilon(), adam.weightDecay());
        }
        if (optimizer instanceof dev.plumbline.contracts.catalogue.Optimizer.AdamW adamW) {
            return new Optimizer.AdamW(adamW.beta1(), adamW.beta2(), adamW.epsilon(), adamW.weightDecay());
        }
        if (optimizer instanceof dev.plumbline.contracts.catalogue.Optimizer.RmsProp rms) {
            return new Optimizer.RmsProp(rms.alpha(), rms.epsilon(), rms.momentum(), rms.weightDecay());
        }
        throw new IllegalArgumentException("no engine form of " + optimizer);
    }
}
