package dev.plumbline.analytics.comparison;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Variant;
import java.util.List;
import java.util.Optional;

/**
 * A pre-trained run, and what its models share with those that they are compared with.
 *
 * @param stage the fine-tuning's
 */
record Run(String stage, String series, String architecture, Pretraining pretraining, Stage pretrain) {
    /** Empty from scratch. */
    static Optional<Run> of(Accepted accepted) {
        Pretraining pretraining = accepted.request().pretraining();
        Stage pretrain = accepted.pretrain();
        if (pretraining == null || pretrain == null) {
            return Optional.empty();
        }
        return Optional.of(new Run(
                accepted.finetune().id(),
                accepted.request().series(),
                accepted.finetune().architecture(),
                pretraining,
                pretrain));
    }

    /** What pre-trainings of two series are paired by. */
    String pair() {
        return pair(architecture, pretraining);
    }

    static String pair(String architecture, Pretraining pretraining) {
        return architecture + "/" + pretraining.seed();
    }

    long images() {
        return pretrain.data().images();
    }

    long steps() {
        return pretrain.steps();
    }

    /** Whether an epoch has a stated length, so that steps do not grow with the images. */
    boolean equalSteps() {
        return pretrain.recipe().epochImages() != null;
    }

    /** Its place on a factor; empty where it has none. */
    Optional<Double> level(Factor factor) {
        return switch (factor) {
            case IMAGES -> Optional.of((double) images());
            case CLASSES -> Optional.of((double) pretrain.data().classes());
            case DEPTH ->
                pretraining.variant().labels() instanceof Labels.WordnetDepth depth
                        ? Optional.of((double) depth.depth())
                        : Optional.empty();
        };
    }

    /** All but the factor: runs of one family differ in their level, architecture and seeds. */
    List<Object> family(Factor factor) {
        Variant variant = pretraining.variant();
        List<Object> training =
                List.of(pretraining.source(), pretraining.recipe(), steps(equalSteps()), variant.balance());
        return switch (factor) {
            case IMAGES -> List.of(training, variant.classes(), variant.labels(), variant.replacement());
            case CLASSES -> List.of(training, images(), variant.labels(), variant.replacement());
            case DEPTH -> List.of(training, images(), variant.classes(), variant.replacement());
        };
    }

    /* Where an epoch is a pass, steps follow from the images. */
    private long steps(boolean equal) {
        return equal ? steps() : 0;
    }
}
