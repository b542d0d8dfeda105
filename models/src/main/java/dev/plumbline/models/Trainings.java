package dev.plumbline.models;

import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.models.architecture.Networks;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.models.engine.Network;
import dev.plumbline.models.engine.NetworkSpec;
import dev.plumbline.models.engine.Program;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins trainings on one engine.
 *
 * @param nanoTime a monotonic clock, for the metrics only
 */
public record Trainings(Engine engine, LongSupplier nanoTime) {
    private static final Logger LOG = LoggerFactory.getLogger(Trainings.class);

    /** From random weights. */
    public Training fresh(Stage stage) {
        return begin(stage, Initialisation.of(network(stage), new Draws(stage.seed())));
    }

    /**
     * From another stage's weights and running statistics, with a new random head. The weights are those that were trained,
     * not their average, and the optimizer begins anew.
     *
     * @throws IllegalArgumentException where the parent is of another architecture, or lacks a tensor
     */
    public Training fromParent(Stage stage, Checkpoint parent) {
        if (!parent.header().architecture().equals(stage.architecture())) {
            throw new IllegalArgumentException("a stage of %s cannot start from a checkpoint of %s"
                    .formatted(stage.architecture(), parent.header().architecture()));
        }
        Map<String, HostTensor> state = Initialisation.of(network(stage), new Draws(stage.seed()));
        List<String> head = network(stage).head();
        state.replaceAll((name, initial) -> head.contains(name) ? initial : inherited(name, parent));
        return begin(stage, state);
    }

    /**
     * From weights of another program, or of a stage elsewhere. Pre-training goes on with their head where it has the
     * stage's classes; fine-tuning has a new one.
     *
     * @throws UnfitWeights where they are not of the stage's network
     */
    public Training fromWeights(Stage stage, Map<String, HostTensor> weights) throws UnfitWeights {
        Map<String, HostTensor> fresh = Initialisation.of(network(stage), new Draws(stage.seed()));
        boolean keepHead = stage.kind() == StageKind.PRETRAIN;
        return begin(stage, StartingWeights.fit(network(stage), weights, fresh, keepHead));
    }

    /**
     * From a checkpoint or a snapshot of the same stage: the next epoch, or the rest of the one that was interrupted, gives
     * what it would have given without the interruption.
     *
     * @throws IllegalArgumentException where the checkpoint is of another stage
     */
    public Training resume(Stage stage, Checkpoint checkpoint) {
        Checkpoint.Header header = checkpoint.header();
        if (!header.stage().equals(stage.id())) {
            throw new IllegalArgumentException(
                    "stage %s cannot resume from a checkpoint of stage %s".formatted(stage.id(), header.stage()));
        }
        if (!header.engine().equals(engine.version())) {
            LOG.warn(
                    "stage {} was trained by {} and goes on with {}: bits may differ from an uninterrupted run",
                    stage.id(),
                    header.engine(),
                    engine.version());
        }
        Checkpoint.Within within = header.within();
        long epochBegan = header.step() - (within == null ? 0 : within.steps());
        return training(stage, checkpoint.tensors(), new Training.Position(header.epoch(), epochBegan), within);
    }

    private static HostTensor inherited(String name, Checkpoint parent) {
        HostTensor tensor = parent.tensors().get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the checkpoint of stage %s, epoch %d has no %s"
                    .formatted(parent.header().stage(), parent.header().epoch(), name));
        }
        return tensor;
    }

    private Training begin(Stage stage, Map<String, HostTensor> state) {
        return training(stage, state, new Training.Position(0, 0), null);
    }

    private Training training(
            Stage stage,
            Map<String, HostTensor> state,
            Training.Position position,
            Checkpoint.@Nullable Within within) {
        Program program = Programs.training(network(stage), stage.recipe());
        Network network = engine.network(program, Programs.normalisation(stage.recipe()), state);
        return new Training(stage, network, engine.version(), nanoTime, position, within);
    }

    private static NetworkSpec network(Stage stage) {
        return Networks.named(
                stage.architecture(),
                stage.data().classes(),
                stage.recipe().view().size());
    }
}
