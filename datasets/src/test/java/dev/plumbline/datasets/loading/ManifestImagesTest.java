package dev.plumbline.datasets.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.Selection;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.Sources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManifestImagesTest {
    private static final int SIZE = 4;
    private static final int BYTES = SIZE * SIZE * 3;
    private static final int ENOUGH = 1 << 20;

    /** Two classes of 50 images; an image is filled with its number. It counts what it reads. */
    private static final class Numbers implements Source {
        private final AtomicInteger reads = new AtomicInteger();

        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public Listing listing() {
            return Listing.of(
                    List.of(new ImageClass("even", "even", numbers(0)), new ImageClass("odd", "odd", numbers(1))));
        }

        private static List<String> numbers(int first) {
            return IntStream.range(0, 50)
                    .mapToObj(i -> "%03d".formatted(2 * i + first))
                    .toList();
        }

        @Override
        public void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
            reads.incrementAndGet();
            int number = Integer.parseInt(image);
            if (number == 13) {
                throw new UnreadableImage("source numbers, image 013: it brings bad luck", null);
            }
            Arrays.fill(rgb, offset, offset + size * size * 3, (byte) number);
        }
    }

    private final Numbers source = new Numbers();
    private final Manifest manifest = Selection.manifest(source, Variant.all());

    private ImageSet open(long cacheBytes) {
        return new ManifestImages(manifest, source, Form.centre(SIZE), new PixelCache(cacheBytes));
    }

    private static int number(int index) {
        return index < 50 ? 2 * index : 2 * (index - 50) + 1;
    }

    private static void readAll(ImageSet images) throws UnreadableImage {
        byte[] rgb = new byte[BYTES];
        for (int i = 0; i < images.count(); i++) {
            if (number(i) != 13) {
                images.read(i, rgb, 0);
                assertThat(rgb).containsOnly(number(i));
            }
        }
    }

    @Test
    void tellsWhatTheManifestHolds() {
        ImageSet images = open(ENOUGH);
        assertThat(images.count()).isEqualTo(100);
        assertThat(images.classes()).isEqualTo(2);
        assertThat(images.size()).isEqualTo(SIZE);
        assertThat(images.label(49)).isZero();
        assertThat(images.label(50)).isOne();
    }

    @Test
    void readsEachImageOnce() throws UnreadableImage {
        ImageSet images = open(ENOUGH);
        readAll(images);
        readAll(images);
        assertThat(source.reads).hasValue(99);
    }

    @Test
    void readsAgainWhatItHasNoRoomFor() throws UnreadableImage {
        PixelCache cache = new PixelCache(10 * (BYTES + 150));
        ImageSet images = new ManifestImages(manifest, source, Form.centre(SIZE), cache);
        for (int epoch = 0; epoch < 5; epoch++) {
            readAll(images);
            assertThat(cache.used()).isEqualTo(10 * (BYTES + 150));
        }
        assertThat(source.reads.get()).isBetween(99 + 4 * 89, 5 * 99);
    }

    @Test
    void keepsNothingWithoutABudget() throws UnreadableImage {
        ImageSet images = open(0);
        readAll(images);
        readAll(images);
        assertThat(source.reads).hasValue(2 * 99);
    }

    @Test
    void keepsSizesApart() throws UnreadableImage {
        PixelCache cache = new PixelCache(ENOUGH);
        byte[] rgb = new byte[8 * 8 * 3];
        new ManifestImages(manifest, source, Form.centre(SIZE), cache).read(1, rgb, 0);
        new ManifestImages(manifest, source, Form.centre(8), cache).read(1, rgb, 0);
        assertThat(rgb).containsOnly(2);
    }

    @Test
    void writesAtTheOffset() throws UnreadableImage {
        byte[] batch = new byte[3 * BYTES];
        open(ENOUGH).read(5, batch, BYTES);
        assertThat(Arrays.copyOfRange(batch, 0, BYTES)).containsOnly(0);
        assertThat(Arrays.copyOfRange(batch, BYTES, 2 * BYTES)).containsOnly(10);
        assertThat(Arrays.copyOfRange(batch, 2 * BYTES, 3 * BYTES)).containsOnly(0);
    }

    @Test
    void failsEachTimeOnAnUnreadableImage() {
        ImageSet images = open(ENOUGH);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> images.read(56, new byte[BYTES], 0))
                    .isInstanceOf(UnreadableImage.class)
                    .hasMessage("source numbers, image 013: it brings bad luck");
        }
    }

    @Test
    void servesSeveralThreads() throws Exception {
        ImageSet images = open(20 * (BYTES + 150));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> readers = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                readers.add(threads.submit(() -> {
                    for (int epoch = 0; epoch < 20; epoch++) {
                        readAll(images);
                    }
                    return null;
                }));
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesASourceThatThisMachineDoesNotKnow() {
        ImageSets sets = new ImageSets(Sources.of(List.of()), ENOUGH);
        assertThatThrownBy(() -> sets.open(manifest, SIZE))
                .isInstanceOf(InvalidField.class)
                .hasMessageStartingWith("source: numbers; expected one of fractaldb, rendered:");
    }

    @Test
    void opensARenderedWorld() throws UnreadableImage {
        Sources sources = Sources.of(List.of());
        Manifest objects = Selection.manifest(sources.source("rendered:objects"), Variant.all());
        ImageSet images = new ImageSets(sources, ENOUGH).open(objects, 32);
        byte[] one = new byte[32 * 32 * 3];
        byte[] two = new byte[32 * 32 * 3];
        images.read(63_999, one, 0);
        images.read(63_999, two, 0);
        assertThat(two).isEqualTo(one);
        assertThat(images.label(63_999)).isEqualTo(63);
    }
}
