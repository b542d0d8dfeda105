package dev.plumbline.benchmarks.training;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Recipes;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.models.StepListener;
import dev.plumbline.models.Training;
import dev.plumbline.models.Trainings;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.checkpoint.DirectoryStore;
import dev.plumbline.models.engine.Engine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * {@code benchmarks/run resume}: what it costs to put a stage into the store and to take it up again, beside {@code torch.save}
 * and {@code torch.load}, and what it costs to go on with one that is still in memory.
 */
public final class Resume {
    private static final int ROUNDS = 7;
    private static final double NANOS = 1e9;
    private static final double PROMISED_SECONDS = 1;
    private static final double PROMISED_SHARE = 0.01;
    private static final String LARGE = "resnet50";
    private static final int LARGE_CLASSES = 1000;
    private static final String SMALL = "resnet8_tiny";
    private static final int EPOCH = 4096;

    private final PrintStream out;
    private final Path directory;
    private final Trainings trainings;

    private Resume(PrintStream out, String device, Path directory) {
        this.out = out;
        this.trainings = new Trainings(Engine.start(device, 1), System::nanoTime);
        this.directory = directory;
    }

    /** Arguments: the large network, {@code resnet50} if none, and the device, {@code cpu} if none. */
    public static void run(PrintStream out, String... arguments) throws Exception {
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "resume");
        try {
            Resume resume = new Resume(out, arguments.length > 1 ? arguments[1] : "cpu", directory);
            resume.store(arguments.length > 0 ? arguments[0] : LARGE);
            resume.hot();
        } finally {
            delete(directory);
        }
    }

    /** Seconds of one round. */
    private record Times(double copy, double put, double open, double resume) {
        double all() {
            return copy + put + open + resume;
        }
    }

    private void store(String network) throws Exception {
        ImageSet images = new Noise(2, LARGE_CLASSES, recipe().view().size());
        Stage stage = stage(network, images);
        List<Times> ours = new ArrayList<>();
        List<double[]> theirs = new ArrayList<>();
        Process python = new ProcessBuilder(
                        "/usr/bin/python3",
                        "benchmarks/torch-checkpoint.py",
                        network,
                        directory.resolve("checkpoint.pt").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Training training = trainings.fresh(stage);
                BufferedReader answers =
                        new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter asks = new PrintWriter(python.getOutputStream(), true, StandardCharsets.UTF_8)) {
            epoch(training, images, StepListener.NONE);
            String versions = answers.readLine();
            for (int round = -1; round < ROUNDS; round++) {
                Times times = round(training);
                asks.println();
                double[] peer = Stream.of(answers.readLine().split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                if (round >= 0) {
                    ours.add(times);
                    theirs.add(peer);
                }
            }
            report(network, ours, theirs, versions);
        } finally {
            python.destroy();
        }
    }

    private Times round(Training training) throws Exception {
        DirectoryStore store = new DirectoryStore(directory);
        long begun = System.nanoTime();
        Checkpoint checkpoint = training.checkpoint();
        long copied = System.nanoTime();
        CheckpointRef ref = store.put(checkpoint, 1);
        long put = System.nanoTime();
        Checkpoint read = store.open(ref);
        long opened = System.nanoTime();
        trainings.resume(training.stage(), read).close();
        long resumed = System.nanoTime();
        store.drop(ref);
        return new Times(
                (copied - begun) / NANOS, (put - copied) / NANOS, (opened - put) / NANOS, (resumed - opened) / NANOS);
    }

    private void report(String network, List<Times> ours, List<double[]> theirs, String versions) {
        Quantiles all = Quantiles.of(ours.stream().mapToDouble(Times::all).toArray());
        out.printf("Seconds, %d rounds: median, lowest, highest. %s with SGD's momentum.%n%n", ROUNDS, network);
        out.printf("| step | seconds |%n|---|---|%n");
        row("copy the state out of the engine", ours.stream().mapToDouble(Times::copy));
        row("hash it, write it, sync it", ours.stream().mapToDouble(Times::put));
        row("map the file, check its hash, parse it", ours.stream().mapToDouble(Times::open));
        row("load it into a new network", ours.stream().mapToDouble(Times::resume));
        out.printf(
                "| **all four**, promised under %s s: %s | %s |%n",
                PROMISED_SECONDS, all.median() < PROMISED_SECONDS ? "met" : "missed", all.shown("%.3f"));
        row("`torch.save` and sync, " + versions, theirs.stream().mapToDouble(t -> t[0]));
        row("`torch.load` into a network that is there", theirs.stream().mapToDouble(t -> t[1]));
        out.println();
    }

    private void row(String step, DoubleStream seconds) {
        out.printf("| %s | %s |%n", step, Quantiles.of(seconds.toArray()).shown("%.3f"));
    }

    /** What an epoch of a hot stage takes beside its steps: until the first step has begun, and after the last. */
    private void hot() throws Exception {
        ImageSet images = new Noise(EPOCH, 10, recipe().view().size());
        double[] shares = new double[ROUNDS];
        try (Training training = trainings.fresh(stage(SMALL, images))) {
            for (int round = -1; round < ROUNDS; round++) {
                List<Double> steps = new ArrayList<>();
                long begun = System.nanoTime();
                epoch(training, images, step -> steps.add(step.seconds()));
                double seconds = (System.nanoTime() - begun) / NANOS;
                if (round >= 0) {
                    shares[round] = share(seconds, steps);
                }
            }
        }
        Quantiles share = Quantiles.of(shares);
        out.printf(
                "A hot stage of %s, %d images an epoch: all but the steps takes %s of the epoch; promised under %s: %s%n",
                SMALL, EPOCH, share.shown("%.4f"), PROMISED_SHARE, share.median() < PROMISED_SHARE ? "met" : "missed");
    }

    private static void epoch(Training training, ImageSet images, StepListener listener) throws Exception {
        if (training.epoch(training.epoch() + 1, images, listener).isEmpty()) {
            throw new InterruptedException("the epoch was stopped");
        }
    }

    /** The first step waits for the first batch, so it counts as one of usual length. */
    private static double share(double epoch, List<Double> steps) {
        double usual = Quantiles.of(
                        steps.stream().mapToDouble(Double::doubleValue).toArray())
                .median();
        double later = steps.stream().skip(1).mapToDouble(Double::doubleValue).sum();
        return (epoch - later - usual) / epoch;
    }

    private static Recipe recipe() {
        return Recipes.builtIn().named("recipe", "small/pretrain");
    }

    private static Stage stage(String network, ImageSet images) {
        String manifest = Digest.of(network.getBytes(StandardCharsets.UTF_8));
        DataRef data = new DataRef("noise", manifest, images.count(), images.classes());
        return new Stage(StageKind.PRETRAIN, network, data, recipe(), 1, null);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
