package dev.plumbline.datasets.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.ImageDecoder;
import dev.plumbline.datasets.loading.ImageSets;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.Selection;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.Sources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {
    private static final int SIZE = 8;
    private static final int BYTES = SIZE * SIZE * 3;
    private static final int COUNT = 23;

    @TempDir
    private Path temporary;

    private final Manifest manifest = Selection.manifest(new Noise(), Variant.all());

    /** Two classes; names only. */
    private record Noise() implements Source {
        @Override
        public String name() {
            return "noise";
        }

        @Override
        public Listing listing() {
            return Listing.of(List.of(new ImageClass("a", "a", ids("a", 11)), new ImageClass("b", "b", ids("b", 12))));
        }

        private static List<String> ids(String of, int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> "%s/%02d".formatted(of, i))
                    .toList();
        }

        @Override
        public void read(String image, int size, byte[] rgb, int offset) {
            throw new UnsupportedOperationException("read through an image set");
        }
    }

    private record Gradients(int count, int bad) implements ImageSet {
        @Override
        public int classes() {
            return 2;
        }

        @Override
        public int size() {
            return SIZE;
        }

        @Override
        public int label(int index) {
            return index < 11 ? 0 : 1;
        }

        @Override
        public void read(int index, byte[] rgb, int offset) throws UnreadableImage {
            if (index == bad) {
                throw new UnreadableImage("source noise, image b/07: it is cut short", null);
            }
            System.arraycopy(gradient(index), 0, rgb, offset, BYTES);
        }
    }

    private static byte[] gradient(int index) {
        Random random = new Random(index);
        int[] colour = {random.nextInt(180), random.nextInt(180), random.nextInt(180)};
        byte[] rgb = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            rgb[i] = (byte) (colour[i % 3] + i / 3 % SIZE * 4 + i / 3 / SIZE * 5);
        }
        return rgb;
    }

    private Path pack(PackEncoding encoding, long fileLimit) throws IOException, UnreadableImage {
        Path directory = temporary.resolve("pack");
        new Packer(encoding, fileLimit).pack(manifest, new Gradients(COUNT, -1), directory);
        return directory;
    }

    private static PackedImages open(Path directory) throws IOException {
        return PackedImages.open(directory, ImageDecoder.best());
    }

    private static byte[] read(ImageSet images, int index) throws UnreadableImage {
        byte[] rgb = new byte[BYTES + 2];
        images.read(index, rgb, 1);
        return Arrays.copyOfRange(rgb, 1, BYTES + 1);
    }

    @Test
    void givesThePixelsThatWerePacked() throws IOException, UnreadableImage {
        PackedImages images = open(pack(PackEncoding.RGB, 1 << 20));
        assertThat(images.count()).isEqualTo(COUNT);
        assertThat(images.classes()).isEqualTo(2);
        assertThat(images.size()).isEqualTo(SIZE);
        assertThat(images.manifest().digest()).isEqualTo(manifest.digest());
        for (int i = 0; i < COUNT; i++) {
            assertThat(read(images, i)).isEqualTo(gradient(i));
            assertThat(images.label(i)).isEqualTo(manifest.label(i));
        }
    }

    @Test
    void spreadsImagesOverFilesOfALimitedSize() throws IOException, UnreadableImage {
        PackedImages images = open(pack(PackEncoding.RGB, 5 * BYTES + 1));
        assertThat(images.header().files())
                .extracting(PackHeader.DataFile::images)
                .containsExactly(5, 5, 5, 5, 3);
        for (int i = 0; i < COUNT; i++) {
            assertThat(read(images, i)).isEqualTo(gradient(i));
        }
    }

    @Test
    void showsPixelsWhereTheyLie() throws IOException, UnreadableImage {
        ByteBuffer pixels = open(pack(PackEncoding.RGB, 1 << 20)).stored(3);
        assertThat(pixels.isDirect()).isTrue();
        assertThat(pixels.isReadOnly()).isTrue();
        assertThat(pixels).isEqualTo(ByteBuffer.wrap(gradient(3)));
    }

    @Test
    void keepsJpegFilesCloseToThePixels() throws IOException, UnreadableImage {
        PackedImages images = open(pack(PackEncoding.JPEG, 2000));
        assertThat(images.header().files().size()).isGreaterThan(2);
        for (int i = 0; i < COUNT; i++) {
            byte[] packed = read(images, i);
            byte[] original = gradient(i);
            double difference = IntStream.range(0, BYTES)
                    .map(k -> Math.abs((packed[k] & 0xFF) - (original[k] & 0xFF)))
                    .average()
                    .orElseThrow();
            assertThat(difference).isCloseTo(0, within(3.0));
        }
    }

    @Test
    void namesTheImageOfEveryFlippedBit() throws IOException, UnreadableImage {
        Path directory = pack(PackEncoding.RGB, 1 << 20);
        Path file = directory.resolve("images-00000");
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(5);
        for (int trial = 0; trial < 50; trial++) {
            int at = random.nextInt(whole.length);
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            PackedImages images = open(directory);
            int bad = at / BYTES;
            assertThatThrownBy(() -> read(images, bad))
                    .isInstanceOf(UnreadableImage.class)
                    .hasMessageStartingWith("pack " + directory + ", image " + manifest.image(bad)
                            + ": images-00000, bytes " + bad * BYTES + " to " + (bad * BYTES + BYTES - 1)
                            + ": they have the CRC-32C ");
            assertThat(read(images, (bad + 1) % COUNT)).isEqualTo(gradient((bad + 1) % COUNT));
        }
    }

    @Test
    void namesAFileThatIsCutShortTooLongOrMissing() throws IOException, UnreadableImage {
        Path directory = pack(PackEncoding.RGB, 12 * BYTES);
        Path file = directory.resolve("images-00001");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> open(directory))
                .isInstanceOf(CorruptPack.class)
                .hasMessage(
                        "pack " + file + ": it is cut short: " + (11 * BYTES - 1) + " bytes; expected " + 11 * BYTES);
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> open(directory)).hasMessageContaining(file + ": it is too long: ");
        Files.delete(file);
        assertThatThrownBy(() -> open(directory)).hasMessage("pack " + file + ": it is missing");
    }

    @Test
    void refusesAnAlteredIndexOrManifest() throws IOException, UnreadableImage {
        Path directory = pack(PackEncoding.RGB, 1 << 20);
        for (String name : List.of("index", "manifest")) {
            Path file = directory.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            for (int at = 0; at < whole.length; at += 7) {
                byte[] flipped = whole.clone();
                flipped[at] ^= 4;
                Files.write(file, flipped);
                assertThatThrownBy(() -> open(directory))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(name);
            }
            for (int length = 0; length < whole.length; length += 11) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> open(directory))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(name);
            }
            Files.write(file, whole);
        }
        assertThat(open(directory).count()).isEqualTo(COUNT);
    }

    @Test
    void leavesNothingBehindWhenAnImageCannotBeRead() throws IOException {
        Packer packer = new Packer(PackEncoding.RGB);
        assertThatThrownBy(() -> packer.pack(manifest, new Gradients(COUNT, 18), temporary.resolve("pack")))
                .isInstanceOf(UnreadableImage.class)
                .hasMessage("source noise, image b/07: it is cut short");
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void refusesADirectoryThatHoldsSomething() throws IOException {
        Files.writeString(temporary.resolve("mine"), "mine");
        assertThatThrownBy(() -> new Packer(PackEncoding.RGB).pack(manifest, new Gradients(COUNT, -1), temporary))
                .isInstanceOf(InvalidField.class)
                .hasMessage("pack directory: " + temporary + "; expected a directory that is empty or not there yet");
    }

    /** The source is not known here, so the pixels can only come from the pack. */
    @Test
    void standsInForTheSourceAtItsOwnSize() throws IOException, UnreadableImage {
        Packs packs = Packs.open(List.of(pack(PackEncoding.RGB, 1 << 20)), ImageDecoder.best());
        ImageSets sets = new ImageSets(Sources.of(List.of()), packs, 0);
        assertThat(read(sets.open(manifest, SIZE), 5)).isEqualTo(gradient(5));
        assertThatThrownBy(() -> sets.open(manifest, 2 * SIZE)).isInstanceOf(InvalidField.class);
    }

    @Test
    void refusesADirectoryWithoutAPackAndTheSamePackTwice() throws IOException, UnreadableImage {
        Path directory = pack(PackEncoding.RGB, 1 << 20);
        assertThatThrownBy(() -> Packs.open(List.of(temporary), ImageDecoder.best()))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("a directory that plumbline pack wrote");
        assertThatThrownBy(() -> Packs.open(List.of(directory, directory), ImageDecoder.best()))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("one pack of each manifest and size");
    }
}
