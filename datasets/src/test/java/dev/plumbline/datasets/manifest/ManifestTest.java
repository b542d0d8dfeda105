package dev.plumbline.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.variant.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final ManifestHeader HEADER = new ManifestHeader(
            "tiny",
            "0".repeat(64),
            Variant.all(),
            null,
            List.of(new ClassLabel("n01", "goldfish"), new ClassLabel("n02", "cat")),
            2,
            List.of());

    private static Manifest manifest() {
        return Manifest.of(
                HEADER,
                Stream.of(new ManifestRow("n01/a b,\"c\".JPEG", 0, null), new ManifestRow("n02/é.png", 1, "cam 3")));
    }

    private static Manifest reread(String text) throws CorruptManifest {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Manifest.read(bytes, Digest.of(bytes));
    }

    private static String text() {
        return new String(manifest().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void readsWhatItWrote() throws CorruptManifest {
        Manifest read = Manifest.read(manifest().bytes(), manifest().digest());
        assertThat(read.header()).isEqualTo(HEADER);
        assertThat(read.count()).isEqualTo(2);
        assertThat(read.row(0)).isEqualTo(new ManifestRow("n01/a b,\"c\".JPEG", 0, null));
        assertThat(read.row(1)).isEqualTo(new ManifestRow("n02/é.png", 1, "cam 3"));
        assertThat(read.group(0)).isEmpty();
        assertThat(read.group(1)).contains("cam 3");
        assertThat(read.bytes()).isEqualTo(manifest().bytes());
        assertThat(read.ref()).isEqualTo(new DataRef("tiny", manifest().digest(), 2, 2));
    }

    @Test
    void isIdentifiedByTheDigestOfItsBytes() {
        assertThat(manifest().digest()).isEqualTo(Digest.of(manifest().bytes()));
    }

    @Test
    void refusesBytesOfAnotherDigest() {
        byte[] bytes = manifest().bytes();
        bytes[bytes.length - 3] ^= 1;
        assertThatThrownBy(() -> Manifest.read(bytes, manifest().digest()))
                .isInstanceOf(CorruptManifest.class)
                .hasMessage("manifest " + manifest().digest() + ": its bytes have the digest " + Digest.of(bytes));
    }

    @Test
    void refusesEveryCut() {
        byte[] bytes = manifest().bytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Manifest.read(cut, Digest.of(cut))).isInstanceOf(CorruptManifest.class);
        }
    }

    @Test
    void namesTheRowThatIsWrong() {
        assertThatThrownBy(() -> reread(text().replace("1\tn02", "2\tn02")))
                .isInstanceOf(CorruptManifest.class)
                .hasMessage("row 2 of the manifest: 2\tn02/é.png\tcam 3; expected a label from 0 to 1, a tab and an"
                        + " image id");
        assertThatThrownBy(() -> reread(text().replace("0\tn01", "n01"))).hasMessageStartingWith("row 1 of");
        assertThatThrownBy(() -> reread(text().replace("0\tn01/a b,\"c\".JPEG", "0\t")))
                .hasMessageStartingWith("row 1 of");
        assertThatThrownBy(() -> reread(text() + "0\tn01/x.JPEG\n"))
                .hasMessage("the manifest has more rows than the 2 that its header says");
        assertThatThrownBy(() -> reread(text().replace("manifest 1", "manifest 2")))
                .hasMessage("a manifest begins with the line plumbline-manifest 1");
        assertThatThrownBy(() -> reread(text().replace("\"tiny\"", "7 / 2")))
                .hasMessageStartingWith("the manifest's header: ");
    }

    @Test
    void refusesIdsThatWouldBreakALine() {
        for (String id : List.of("a\tb", "a\nb", "a\rb", "")) {
            assertThatThrownBy(() -> new ManifestRow(id, 0, null)).isInstanceOf(InvalidField.class);
        }
    }

    @Test
    void refusesToWriteOtherThanItsHeaderSays() throws IOException {
        ManifestWriter writer = new ManifestWriter(new ByteArrayOutputStream(), HEADER);
        writer.write(new ManifestRow("n01/a.JPEG", 0, null));
        assertThatThrownBy(() -> writer.write(new ManifestRow("n03/a.JPEG", 2, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label 2 of n03/a.JPEG: the header has 2 classes");
        assertThatThrownBy(writer::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the header says 2 images, 1 were written");
    }

    @Test
    void keepsItsBytesToItself() {
        Manifest manifest = Selection.manifest(ListedSource.of(new Random(1), 3), Variant.all());
        Arrays.fill(manifest.bytes(), (byte) 0);
        assertThat(manifest.image(0)).isEqualTo("c00/0.JPEG");
        assertThat(Digest.of(manifest.bytes())).isEqualTo(manifest.digest());
    }
}
