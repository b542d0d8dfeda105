package dev.plumbline.cli.lab;

import dev.plumbline.datasets.packed.Packs;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Meters;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the roles of one process live among.
 *
 * @param packs are read in place of the files of sources
 * @param data where this process keeps local state
 * @param evaluateWithin the time that the planner gives an evaluation
 */
public record Surroundings(
        KafkaSettings kafka,
        Meters meters,
        Sources sources,
        Packs packs,
        CheckpointStore store,
        Path data,
        Effort effort,
        Duration evaluateWithin) {}
