package dev.plumbline.analytics.comparison;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a run's models share with those that they are compared with.
 *
 * @param pretrainingSeed null: trained from scratch
 * @param images that it was pre-trained on; 0 from scratch
 * @param labels of the pre-training
 * @param seen images while pre-training, over all epochs
 */
record Run(
        String stage,
        String series,
        String architecture,
        @Nullable Long pretrainingSeed,
        long seed,
        long images,
        int labels,
        long seen) {
    static Run of(Accepted accepted) {
        Pretraining pretraining = accepted.request().pretraining();
        Stage pretrain = accepted.pretrain();
        return new Run(
                accepted.finetune().id(),
                accepted.request().series(),
                accepted.finetune().architecture(),
                pretraining == null ? null : pretraining.seed(),
                accepted.finetune().seed(),
                pretrain == null ? 0 : pretrain.data().images(),
                pretrain == null ? 0 : pretrain.data().classes(),
                pretrain == null ? 0 : seen(pretrain));
    }

    private static long seen(Stage pretrain) {
        Long stated = pretrain.recipe().epochImages();
        return pretrain.epochs() * (stated == null ? pretrain.data().images() : stated);
    }

    /** What pre-trainings of two series are paired by. */
    String pair() {
        return architecture + "/" + pretrainingSeed;
    }
}
