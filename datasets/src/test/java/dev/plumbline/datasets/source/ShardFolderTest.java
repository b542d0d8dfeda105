package dev.plumbline.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.ImageDecoder;
import dev.plumbline.datasets.image.JpegEncoder;
import dev.plumbline.datasets.image.UndecodableImage;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.Selection;
import dev.plumbline.datasets.manifest.StreamedSelection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardFolderTest {
    private static final int SIZE = 16;
    private static final String LONG = "a-folder/".repeat(14) + "000000009";

    @TempDir
    private Path directory;

    private static byte[] jpeg(int seed) {
        byte[] rgb = new byte[24 * 20 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (seed * 40 + i / 9);
        }
        return new JpegEncoder().encode(rgb, 24, 20);
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void sample(TarArchiveOutputStream tar, String key, int seed) throws IOException {
        put(tar, key + ".txt", ("caption " + seed + "\n").getBytes(StandardCharsets.UTF_8));
        put(tar, key + ".json", ("{\"width\": 24, \"key\": " + seed + "}").getBytes(StandardCharsets.UTF_8));
        put(tar, key + ".jpg", jpeg(seed));
    }

    /** Two samples in each of the formats that long names are written in. */
    private Path shard(String name, int longNames) throws IOException {
        Path shard = directory.resolve(name);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(shard))) {
            tar.setLongFileMode(longNames);
            sample(tar, LONG, 2);
            sample(tar, "000000001", 1);
        }
        return shard;
    }

    private ShardFolder open() {
        return (ShardFolder)
                Sources.of(List.of(new SourceDirectory("laion", directory))).source("laion");
    }

    private static byte[] read(Source source, String image) throws UnreadableImage {
        byte[] rgb = new byte[SIZE * SIZE * 3];
        source.read(image, SIZE, rgb, 0);
        return rgb;
    }

    @Test
    void listsAndReadsImagesInsideOfTarsOfEveryFormat() throws IOException, UnreadableImage, UndecodableImage {
        shard("00001.tar", TarArchiveOutputStream.LONGFILE_GNU);
        shard("00000.tar", TarArchiveOutputStream.LONGFILE_POSIX);
        ShardFolder source = open();
        assertThat(source.listing().classes()).hasSize(1);
        assertThat(source.listing().classes().get(0).images())
                .containsExactly(
                        "00000.tar/000000001.jpg",
                        "00000.tar/" + LONG + ".jpg",
                        "00001.tar/000000001.jpg",
                        "00001.tar/" + LONG + ".jpg");
        byte[] expected = new byte[SIZE * SIZE * 3];
        for (int seed = 1; seed <= 2; seed++) {
            ImageDecoder.best().decodeSquare(jpeg(seed), SIZE, expected, 0);
            String key = seed == 1 ? "000000001" : LONG;
            for (String tar : List.of("00000.tar/", "00001.tar/")) {
                assertThat(read(source, tar + key + ".jpg")).isEqualTo(expected);
                assertThat(source.text(tar + key + ".jpg")).contains("caption " + seed);
            }
        }
    }

    @Test
    void makesManifests() throws IOException {
        shard("00000.tar", TarArchiveOutputStream.LONGFILE_POSIX);
        Manifest manifest = Selection.manifest(open(), Variant.all());
        assertThat(IntStream.range(0, manifest.count()).mapToObj(manifest::image))
                .containsExactly("00000.tar/000000001.jpg", "00000.tar/" + LONG + ".jpg");
    }

    @Test
    void streamsTheSameManifest() throws IOException {
        for (String name : List.of("b.tar", "a.tar", "a.tar.tar", "a-1.tar")) {
            shard(name, TarArchiveOutputStream.LONGFILE_POSIX);
        }
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();
        StreamedSelection.write(open().streamed(), Variant.all(), streamed);
        assertThat(streamed.toByteArray())
                .isEqualTo(Selection.manifest(open(), Variant.all()).bytes());
    }

    @Test
    void namesAShardThatIsCutShortAnywhere() throws IOException {
        Path shard = shard("00000.tar", TarArchiveOutputStream.LONGFILE_POSIX);
        byte[] whole = Files.readAllBytes(shard);
        int end = whole.length;
        while (whole[end - 1] == 0) {
            end--;
        }
        for (int length = 1; length <= end; length += 101) {
            Files.write(shard, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> open().listing())
                    .as(length + " bytes")
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith("source laion: shard " + shard.toRealPath() + ": it is cut short");
        }
        int boundary = (end + 511) / 512 * 512;
        Files.write(shard, Arrays.copyOf(whole, boundary));
        assertThatThrownBy(() -> open().listing()).hasMessageContaining("no end mark after its last file");
    }

    @Test
    void scansAShardOnceUntilItChanges() throws IOException {
        Path shard = shard("00000.tar", TarArchiveOutputStream.LONGFILE_POSIX);
        String digest = open().listing().digest();
        assertThat(directory.resolve(".00000.tar.index")).exists();
        FileTime time = Files.getLastModifiedTime(shard);
        byte[] whole = Files.readAllBytes(shard);
        Files.write(shard, new byte[whole.length]);
        Files.setLastModifiedTime(shard, time);
        assertThat(open().listing().digest()).isEqualTo(digest);
        Files.setLastModifiedTime(shard, FileTime.fromMillis(time.toMillis() + 5000));
        assertThatThrownBy(() -> open().listing()).isInstanceOf(RuntimeException.class);
        Files.write(shard, whole);
        assertThat(open().listing().digest()).isEqualTo(digest);
    }

    @Test
    void refusesAFileThatIsThereTwiceOrLeadsOutOfTheShard() throws IOException {
        for (String bad : List.of("000000001", "../000000002")) {
            Path shard = directory.resolve("00000.tar");
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(shard))) {
                sample(tar, "000000001", 1);
                sample(tar, bad, 2);
            }
            assertThatThrownBy(() -> open().listing()).hasMessageContaining(shard.toRealPath() + ": file " + bad);
        }
    }

    @Test
    void namesAnImageThatItDoesNotHold() throws IOException {
        shard("00000.tar", TarArchiveOutputStream.LONGFILE_POSIX);
        ShardFolder source = open();
        assertThatThrownBy(() -> read(source, "00000.tar/7.jpg"))
                .isInstanceOf(UnreadableImage.class)
                .hasMessage("source laion, image 00000.tar/7.jpg: its shard holds no such file");
        assertThatThrownBy(() -> read(source, "00009.tar/7.jpg")).hasMessageContaining("there is no such shard");
        assertThatThrownBy(() -> read(source, "../x.tar/7.jpg")).isInstanceOf(UnreadableImage.class);
        assertThatThrownBy(() -> read(source, "7.jpg")).hasMessageContaining("it is not named <shard>.tar/<file>");
    }

    @Test
    void takesTheShardsThatAListNames() throws IOException {
        for (String name : List.of("part-0/00000.tar", "part-0/00001.tar", "part-1/00000.tar", "extra.tar")) {
            Files.createDirectories(directory.resolve(name).getParent());
            shard(name, TarArchiveOutputStream.LONGFILE_POSIX);
        }
        Files.writeString(directory.resolve("shards.txt"), "# two parts\npart-*/0000[0-9].tar\n\npart-1/00000.tar\n");
        assertThat(open().listing().classes().get(0).images())
                .isNotEmpty()
                .allMatch(image -> image.startsWith("part-"))
                .anyMatch(image -> image.startsWith("part-0/00001.tar/"))
                .anyMatch(image -> image.startsWith("part-1/00000.tar/"));
    }

    @Test
    void refusesALineThatNamesNoShard() throws IOException {
        shard("00000.tar", TarArchiveOutputStream.LONGFILE_POSIX);
        for (String line : List.of("00001.tar", "part-*/*.tar", "shards.txt", "../00000.tar", "*")) {
            Files.writeString(directory.resolve("shards.txt"), "00000.tar\n" + line + "\n");
            assertThatThrownBy(() -> open().listing())
                    .as(line)
                    .hasMessageContaining("shards.txt, row 2, line: " + line + "; expected ");
        }
    }

    @Test
    void refusesATarFileThatIsCutWhereAHeaderBegins() throws IOException {
        Path whole = shard("00000.tar", TarArchiveOutputStream.LONGFILE_GNU);
        byte[] bytes = Files.readAllBytes(whole);
        int found = 0;
        for (int at = 512; at < bytes.length - 1024; at += 512) {
            if (bytes[at + 156] == 'L'
                    && new String(bytes, at, 13, StandardCharsets.US_ASCII).equals("././@LongLink")) {
                for (int length : new int[] {at + 512, at + 768, at + 1024}) {
                    Files.write(whole, Arrays.copyOf(bytes, length));
                    assertThatThrownBy(() -> open().listing()).as("%s", length).hasMessageContaining("00000.tar");
                }
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void refusesASecondTarFileBehindTheFirst() throws IOException {
        Path shard = shard("00000.tar", TarArchiveOutputStream.LONGFILE_POSIX);
        byte[] once = Files.readAllBytes(shard);
        byte[] twice = Arrays.copyOf(once, 2 * once.length);
        System.arraycopy(once, 0, twice, once.length, once.length);
        Files.write(shard, twice);
        assertThatThrownBy(() -> open().listing()).hasMessageContaining("something after its last whole file");
    }

    @Test
    void scansAShardAgainWhoseIndexIsDamaged() throws IOException {
        shard("00000.tar", TarArchiveOutputStream.LONGFILE_POSIX);
        List<String> images = open().listing().classes().get(0).images();
        Path index = directory.resolve(".00000.tar.index");
        String kept = Files.readString(index);
        String head = kept.substring(0, kept.indexOf('\n') + 1);
        for (String row : List.of("rubbish", "-5\t10\ta.jpg", "1\t99999999999\ta.jpg")) {
            Files.writeString(index, head + row + "\nend\n");
            assertThat(open().listing().classes().get(0).images()).as(row).isEqualTo(images);
        }
        Files.write(index, new byte[] {-1, -2});
        assertThat(open().listing().classes().get(0).images()).isEqualTo(images);
    }
}
