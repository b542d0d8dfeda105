package dev.plumbline.benchmarks;

import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.augment.Augmenter;
import dev.plumbline.datasets.augment.CropRule;
import dev.plumbline.datasets.augment.SeededDraws;
import dev.plumbline.datasets.image.ImageDecoder;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import dev.plumbline.datasets.image.UndecodableImage;
import dev.plumbline.datasets.loading.ImageSets;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.Selection;
import dev.plumbline.datasets.packed.PackEncoding;
import dev.plumbline.datasets.packed.PackedImages;
import dev.plumbline.datasets.packed.Packer;
import dev.plumbline.datasets.source.SourceDirectory;
import dev.plumbline.datasets.source.Sources;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Random resized crop, flip and normalisation on one core, from JPEG files at 224 pixels beside torchvision on the same
 * files, and from a pack at 32 pixels. The pipelines take turns, so that what else the machine does meets all of them.
 */
final class AugmentationBenchmark {
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] STD = {0.229f, 0.224f, 0.225f};
    private static final int LARGE = 224;
    private static final int SMALL = 32;
    private static final int REPEATS = 4;
    private static final int SMALL_REPEATS = 1000;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 9;

    private final ImageDecoder decoder = ImageDecoder.best();
    private final List<Path> files;

    private AugmentationBenchmark(List<Path> files) {
        this.files = files;
    }

    /** @param directory an image folder of JPEG files */
    static void run(PrintStream out, Path directory) throws Exception {
        try (Stream<Path> entries = Files.walk(directory)) {
            new AugmentationBenchmark(
                            entries.filter(Files::isRegularFile).sorted().toList())
                    .measure(out, directory);
        }
    }

    private void measure(PrintStream out, Path directory) throws Exception {
        Process python = new ProcessBuilder(
                        "/usr/bin/python3",
                        "benchmarks/torchvision-pipeline.py",
                        directory.toString(),
                        String.valueOf(LARGE),
                        String.valueOf(REPEATS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader answers =
                        new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter asks = new PrintWriter(python.getOutputStream(), true, StandardCharsets.UTF_8)) {
            out.println(answers.readLine());
            PackedImages pack = pack(directory);
            Map<String, Callable<Double>> pipelines = new LinkedHashMap<>();
            pipelines.put("Plumbline, JPEG to 224 px", this::large);
            pipelines.put("torchvision with Pillow, JPEG to 224 px", () -> ask(asks, answers, "pil"));
            pipelines.put("torchvision on tensors, JPEG to 224 px", () -> ask(asks, answers, "tensor"));
            pipelines.put("Plumbline, decoding only", this::decoding);
            pipelines.put("Plumbline, pack at 32 px: crop, flip, normalise", () -> small(pack, true));
            pipelines.put("Plumbline, pack at 32 px: reading only", () -> small(pack, false));
            report(out, pipelines);
        } finally {
            python.destroy();
        }
    }

    private void report(PrintStream out, Map<String, Callable<Double>> pipelines) throws Exception {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            for (Map.Entry<String, Callable<Double>> pipeline : pipelines.entrySet()) {
                double rate = pipeline.getValue().call();
                if (round >= WARM_UP) {
                    rates.computeIfAbsent(pipeline.getKey(), name -> new ArrayList<>())
                            .add(rate);
                }
            }
        }
        out.printf(
                "images per second of CPU time (all threads of the process), %d files, %d rounds%n",
                files.size(), ROUNDS);
        rates.forEach((name, all) -> {
            all.sort(null);
            out.printf(
                    "%-48s median %.0f, lowest %.0f, highest %.0f%n",
                    name, all.get(ROUNDS / 2), all.get(0), all.get(ROUNDS - 1));
        });
    }

    private static double ask(PrintWriter asks, BufferedReader answers, String pipeline) throws IOException {
        asks.println(pipeline);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("torchvision-pipeline.py has ended; it needs torch and torchvision");
        }
        return Double.parseDouble(answer);
    }

    private double large() throws IOException, UndecodableImage {
        Augmenter augmenter = new Augmenter(CropRule.usual(), LARGE, 0.5, MEAN, STD);
        float[] chw = new float[LARGE * LARGE * 3];
        long begun = cpuTime();
        for (int i = 0; i < REPEATS * files.size(); i++) {
            byte[] file = Files.readAllBytes(files.get(i % files.size()));
            augmenter.toFloats(decoder, file, new SeededDraws(0, 0, i), chw, 0);
        }
        return REPEATS * files.size() * 1e9 / (cpuTime() - begun);
    }

    private double decoding() throws IOException, UndecodableImage {
        long begun = cpuTime();
        for (int i = 0; i < REPEATS * files.size(); i++) {
            decoder.decode(Files.readAllBytes(files.get(i % files.size())), PartChoice::whole);
        }
        return REPEATS * files.size() * 1e9 / (cpuTime() - begun);
    }

    private static double small(PackedImages pack, boolean augmented) throws UnreadableImage {
        Augmenter augmenter = new Augmenter(CropRule.usual(), SMALL, 0.5, MEAN, STD);
        byte[] rgb = new byte[SMALL * SMALL * 3];
        float[] chw = new float[SMALL * SMALL * 3];
        Pixels pixels = new Pixels(SMALL, SMALL, rgb);
        int images = SMALL_REPEATS * pack.count();
        long begun = cpuTime();
        for (int i = 0; i < images; i++) {
            pack.read(i * 37 % pack.count(), rgb, 0);
            if (augmented) {
                augmenter.toFloats(pixels, new SeededDraws(0, 0, i), chw, 0);
            }
        }
        return images * 1e9 / (cpuTime() - begun);
    }

    private PackedImages pack(Path directory) throws IOException, UnreadableImage {
        Sources sources = Sources.of(List.of(new SourceDirectory("files", directory)));
        Manifest manifest = Selection.manifest(sources.source("files"), Variant.all());
        Path temporary = Files.createTempDirectory("plumbline-pack");
        try {
            Path target = temporary.resolve("pack");
            new Packer(PackEncoding.RGB).pack(manifest, new ImageSets(sources, 0).open(manifest, SMALL), target);
            return PackedImages.open(target, decoder);
        } finally {
            delete(temporary);
        }
    }

    /** The mapped files live on until the process ends. */
    private static void delete(Path temporary) throws IOException {
        try (Stream<Path> all = Files.walk(temporary)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static long cpuTime() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
