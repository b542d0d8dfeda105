package dev.plumbline.cli.progress;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of a stage is trained, in images.
 *
 * @param trained epochs finalised
 * @param inHand what a worker says of the epoch that it trains, or null between epochs
 */
record StageAmount(String id, Stage stage, int trained, Heartbeat.@Nullable Progress inHand) {
    /** The run's stages in their order. */
    static List<StageAmount> of(Accepted run, @Nullable RunState state, Map<String, Heartbeat.Progress> inHandByStage) {
        List<StageAmount> amounts = new ArrayList<>();
        Stage pretrain = run.pretrain();
        if (pretrain != null) {
            amounts.add(of(pretrain, state == null ? 0 : state.pretrained(), inHandByStage));
        }
        amounts.add(of(run.finetune(), state == null ? 0 : state.finetuned(), inHandByStage));
        return amounts;
    }

    private static StageAmount of(Stage stage, int trained, Map<String, Heartbeat.Progress> inHandByStage) {
        String id = stage.id();
        Heartbeat.Progress inHand = trained == stage.epochs() ? null : inHandByStage.get(id);
        return new StageAmount(id, stage, trained, inHand);
    }

    /** Of several runs of one stage, some of which may be told of later, the one that has most. */
    StageAmount most(StageAmount other) {
        return other.done() > done() ? other : this;
    }

    double done() {
        double finalised = (double) trained * stage.data().images();
        return Math.min(total(), finalised + (inHand == null ? 0 : inHand.done()));
    }

    double total() {
        return (double) stage.epochs() * stage.data().images();
    }

    double pace() {
        return inHand == null ? 0 : inHand.imagesPerSecond();
    }

    boolean begun() {
        return done() > 0 || pace() > 0;
    }

    /** In hand or, between epochs, the last one done. */
    int epoch() {
        return inHand == null ? trained : trained + 1;
    }
}
