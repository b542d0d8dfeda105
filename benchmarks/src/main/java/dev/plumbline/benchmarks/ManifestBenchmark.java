package dev.plumbline.benchmarks;

import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Shortage;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.Selection;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Variants of a made-up listing of ImageNet's size: 1,000 classes of 732 to 1,300 images, 1,281,167 in all. */
final class ManifestBenchmark {
    private static final int CLASSES = 1000;
    private static final int IMAGES = 1_281_167;
    private static final int FULL = 1300;
    private static final int LEAST = 732;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;

    private ManifestBenchmark() {}

    /** Names only. */
    private record Names(Listing listing) implements Source {
        @Override
        public String name() {
            return "imagenet";
        }

        @Override
        public void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
            throw new UnreadableImage("image " + image + ": this source has names only", null);
        }
    }

    static void run(PrintStream out) {
        List<ImageClass> classes = classes();
        Names source = new Names(Listing.of(classes));
        out.printf("%d images of %d classes; seconds, %d rounds after %d%n", IMAGES, CLASSES, ROUNDS, WARM_UP);
        report(out, "listing, from sorted ids", () -> Listing.of(classes).digest());
        variants()
                .forEach((name, variant) -> report(
                        out, name, () -> Selection.manifest(source, variant).digest()));
        Manifest whole = Selection.manifest(source, Variant.all());
        byte[] bytes = whole.bytes();
        report(out, "read the whole manifest back", () -> read(bytes, whole.digest()));
    }

    private static String read(byte[] bytes, String digest) {
        try {
            return Manifest.read(bytes, digest).digest();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, Variant> variants() {
        Map<String, Variant> variants = new LinkedHashMap<>();
        ClassChoice all = new ClassChoice.All();
        variants.put("{images: all}", Variant.all());
        variants.put("{images: {total: 25000}}", variant(all, new ImageBudget.Total(25_000), Balance.NONE));
        variants.put("{images: {total: 640000}}", variant(all, new ImageBudget.Total(640_000), Balance.NONE));
        variants.put(
                "{images: {total: 150000}, balance: class}",
                variant(all, new ImageBudget.Total(150_000), Balance.CLASS));
        variants.put("{images: {perClass: 600}}", variant(all, new ImageBudget.PerClass(600), Balance.CLASS));
        variants.put(
                "{classes: {random: 500}}", variant(new ClassChoice.Random(500), new ImageBudget.All(), Balance.NONE));
        return variants;
    }

    private static Variant variant(ClassChoice classes, ImageBudget images, Balance balance) {
        return new Variant(classes, Labels.FINE, images, balance, Shortage.FILL, 0);
    }

    private static void report(PrintStream out, String name, Supplier<String> work) {
        List<Double> seconds = new ArrayList<>();
        String digest = "";
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long begun = System.nanoTime();
            digest = work.get();
            if (round >= WARM_UP) {
                seconds.add((System.nanoTime() - begun) / 1e9);
            }
        }
        seconds.sort(null);
        out.printf(
                "%-42s median %.2f, lowest %.2f, highest %.2f  %s%n",
                name, seconds.get(ROUNDS / 2), seconds.get(0), seconds.get(ROUNDS - 1), digest.substring(0, 12));
    }

    /** 895 full classes, and 105 that share the rest evenly, none smaller than ImageNet's smallest. */
    private static List<ImageClass> classes() {
        int full = 895;
        int rest = IMAGES - full * FULL;
        int small = CLASSES - full;
        return IntStream.range(0, CLASSES)
                .mapToObj(c -> imageClass(
                        "n%08d".formatted(1_440_764 + 137 * c),
                        c < full ? FULL : Math.max(LEAST, rest / small + (c - full < rest % small ? 1 : 0))))
                .toList();
    }

    private static ImageClass imageClass(String id, int images) {
        return new ImageClass(
                id,
                id,
                IntStream.range(0, images)
                        .mapToObj(i -> id + "/" + id + "_" + (10_000 + 7 * i) + ".JPEG")
                        .toList());
    }
}
