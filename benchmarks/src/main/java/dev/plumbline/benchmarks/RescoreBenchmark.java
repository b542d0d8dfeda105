package dev.plumbline.benchmarks;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.catalogue.RecipeRef;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.PredictionsRef;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.evaluators.metric.Rescorer;
import dev.plumbline.evaluators.metric.Scorer;
import dev.plumbline.evaluators.metric.TestSplit;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import dev.plumbline.models.checkpoint.DirectoryStore;
import dev.plumbline.models.engine.Predictions;
import dev.plumbline.models.prediction.KeptPredictions;
import dev.plumbline.models.prediction.PredictionsHeader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Re-scoring 10 million kept predictions: 234 evaluations of iWildCam's OOD test (42,791 images of 182 classes from 48
 * cameras), then as many without groups, where each replicate redraws images. Each reads its file, holds it to its hash and
 * gives every metric with its interval.
 */
final class RescoreBenchmark {
    private static final int IMAGES = 42_791;
    private static final int CLASSES = 182;
    private static final int CAMERAS = 48;
    private static final int FILES = 234;
    private static final long SEED = 1;

    private RescoreBenchmark() {}

    static void run(PrintStream out) throws IOException {
        Path directory = Files.createTempDirectory("plumbline-rescore-");
        try {
            CheckpointStore store = new DirectoryStore(directory);
            measure(out, store, "48 cameras", CAMERAS);
            measure(out, store, "no groups", 0);
        } finally {
            delete(directory);
        }
    }

    private static void measure(PrintStream out, CheckpointStore store, String name, int groups) throws IOException {
        List<Evaluation> evaluations = written(store, groups);
        Rescorer rescorer = new Rescorer(store, null);
        long bytes = evaluations.stream()
                .flatMap(evaluation -> evaluation.cited().stream())
                .mapToLong(PredictionsRef::bytes)
                .sum();
        long begun = System.nanoTime();
        double mean = evaluations.parallelStream()
                .mapToDouble(evaluation -> macroF1(rescorer, evaluation))
                .average()
                .orElseThrow();
        double seconds = (System.nanoTime() - begun) / 1e9;
        out.printf(
                "%-12s %,d predictions in %d files, %.0f MB: %.1f s, %.2f million a second; seed %d, mean macro F1 %.6f%n",
                name, (long) FILES * IMAGES, FILES, bytes / 1e6, seconds, FILES * IMAGES / seconds / 1e6, SEED, mean);
    }

    private static double macroF1(Rescorer rescorer, Evaluation evaluation) {
        try {
            return rescorer.rescore(evaluation).counts().macroF1();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CorruptCheckpoint e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Evaluation> written(CheckpointStore store, int groups) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        String manifest = digest("manifest " + groups);
        int[] labels = IntStream.range(0, IMAGES)
                .map(i -> (int) (CLASSES * Math.pow(random.nextDouble(), 3)))
                .toArray();
        int[] of = random.ints(IMAGES, 0, Math.max(1, groups))
                .map(group -> groups == 0 ? 0 : group + 1)
                .toArray();
        List<String> names =
                IntStream.range(0, groups).mapToObj(g -> "camera-" + g).toList();
        TestSplit split = new TestSplit(manifest, CLASSES, labels, of, names);
        List<Evaluation> evaluations = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            CheckpointRef checkpoint =
                    new CheckpointRef(digest("stage " + file / 10), 1 + file % 10, 1, digest("checkpoint " + file), 1);
            evaluations.add(evaluation(store, checkpoint, split, predictions(labels, random)));
        }
        return evaluations;
    }

    /** Five classes an image; the first is right for some two thirds. */
    private static Predictions predictions(int[] labels, SplittableRandom random) {
        int[] classes = new int[Predictions.MOST * IMAGES];
        float[] scores = new float[classes.length];
        for (int i = 0; i < classes.length; i++) {
            boolean right = i % Predictions.MOST == 0 && random.nextInt(3) > 0;
            classes[i] = right ? labels[i / Predictions.MOST] : random.nextInt(CLASSES);
            scores[i] = 0.5f / (1 + i % Predictions.MOST);
        }
        return new Predictions(Predictions.MOST, classes, scores);
    }

    private static Evaluation evaluation(
            CheckpointStore store, CheckpointRef checkpoint, TestSplit split, Predictions predictions)
            throws IOException {
        DataRef data =
                new DataRef("iwildcam", digest("manifest " + split.groupNames().size()), IMAGES, CLASSES);
        PredictionsHeader header = PredictionsHeader.of(checkpoint, data, false, predictions.top(), split.groupNames());
        ByteBuffer file = KeptPredictions.encode(header, split.labels(), split.groups(), predictions);
        PredictionsRef ref =
                new PredictionsRef(store.putPredictions(checkpoint, file), file.remaining(), IMAGES, predictions.top());
        LabelCounts counts = Scorer.counts(split, predictions.labels());
        return new Evaluation(
                checkpoint,
                new RecipeRef("recipe", digest("recipe")),
                "iwildcam",
                "ood-test",
                TestRole.OOD_TEST,
                1,
                counts,
                counts.accuracy(),
                counts.macroF1(),
                null,
                null,
                ref,
                null,
                null,
                "benchmark",
                Instant.EPOCH);
    }

    private static String digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
