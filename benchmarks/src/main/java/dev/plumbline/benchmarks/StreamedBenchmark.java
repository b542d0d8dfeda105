package dev.plumbline.benchmarks;

import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Shortage;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.manifest.StreamedListing;
import dev.plumbline.datasets.manifest.StreamedSelection;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A made-up listing of 10,000 image-text shards of 10,000 images each, streamed into manifests. */
final class StreamedBenchmark {
    private static final int SHARDS = 10_000;
    private static final int EACH = 10_000;

    private StreamedBenchmark() {}

    /** Ids as {@code 00042.tar/000420017.jpg}. */
    private record Shards(int shards) implements StreamedListing {
        @Override
        public String name() {
            return "laion";
        }

        @Override
        public List<StreamedClass> classes() {
            return List.of(new StreamedClass("image-text", "image-text", (long) shards * EACH));
        }

        @Override
        public void images(Sink sink) throws IOException {
            String[] ids = new String[EACH];
            for (int shard = 0; shard < shards; shard++) {
                String start = digits(shard, 5) + ".tar/";
                for (int i = 0; i < EACH; i++) {
                    ids[i] = start + digits(shard * EACH + i, 9) + ".jpg";
                }
                sink.accept(Arrays.asList(ids));
            }
        }

        private static String digits(int number, int count) {
            String all = Integer.toString(number);
            return "0".repeat(count - all.length()) + all;
        }
    }

    static void run(PrintStream out) throws IOException {
        Path file = Files.createTempFile("plumbline-manifest", ".txt");
        try {
            measure(out, file, 1000, 1_000_000);
            measure(out, file, SHARDS, 10_000_000);
            measure(out, file, SHARDS, 100_000_000);
        } finally {
            Files.delete(file);
        }
    }

    private static void measure(PrintStream out, Path file, int shards, long total) throws IOException {
        Variant variant = new Variant(
                new ClassChoice.All(), Labels.FINE, new ImageBudget.Total(total), Balance.NONE, Shortage.REFUSE, 0);
        long begun = System.nanoTime();
        String digest;
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            digest =
                    StreamedSelection.write(new Shards(shards), variant, stream).digest();
        }
        out.printf(
                "%,d of %,d images: %.1f s, %,d MB written, %s; the process's peak so far %,d MB%n",
                total,
                (long) shards * EACH,
                (System.nanoTime() - begun) / 1e9,
                Files.size(file) / 1_000_000,
                digest.substring(0, 12),
                Machine.kibibytes("/proc/self/status", "VmHWM:") / 1024);
    }
}
