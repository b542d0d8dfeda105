package dev.plumbline.datasets.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.contracts.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    private static final ImageDecoder JAVA = new ImageDecoder(new JavaJpeg());

    private static byte[] file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ImageDecoderTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static ImageDecoder turbo() {
        assumeThat(TurboJpeg.load())
                .as("libturbojpeg is not installed: only ImageIO is tested")
                .isPresent();
        return new ImageDecoder(TurboJpeg.load().orElseThrow());
    }

    /** The files and the digests of their RGB bytes are Pillow 12.3.0's. */
    @ParameterizedTest
    @CsvFileSource(resources = "pillow.csv")
    void decodesEachKindAsPillowDoes(String name, String digest) throws Exception {
        assertThat(Digest.of(JAVA.decode(file(name)).rgb())).isEqualTo(digest);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "pillow.csv")
    void decodesEachKindWithLibturbojpegToo(String name, String digest) throws Exception {
        assertThat(Digest.of(turbo().decode(file(name)).rgb())).isEqualTo(digest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grey.jpg", "progressive.jpg", "cmyk.jpg", "ycck.jpg", "palette.png", "rgba.png"})
    void refusesAFileThatIsCutShort(String name) throws IOException {
        byte[] whole = file(name);
        for (int length : new int[] {3, 20, whole.length / 2, whole.length - 1}) {
            assertThatThrownBy(() -> JAVA.decode(Arrays.copyOf(whole, length)))
                    .as("%s cut to %d of %d bytes", name, length, whole.length)
                    .isInstanceOf(UndecodableImage.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grey.jpg", "progressive.jpg", "cmyk.jpg", "ycck.jpg"})
    void refusesAFileThatIsCutShortWithLibturbojpegToo(String name) throws IOException {
        ImageDecoder turbo = turbo();
        byte[] whole = file(name);
        for (int length : new int[] {3, 20, whole.length / 2, whole.length - 1}) {
            assertThatThrownBy(() -> turbo.decode(Arrays.copyOf(whole, length)))
                    .as("%s cut to %d of %d bytes", name, length, whole.length)
                    .isInstanceOf(UndecodableImage.class);
        }
    }

    @Test
    void refusesWhatIsNoImage() {
        assertThatThrownBy(() -> JAVA.decode(new byte[0])).hasMessage("the file is empty");
        assertThatThrownBy(() -> JAVA.decode("hello".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UndecodableImage.class)
                .hasMessage("the bytes are no JPEG, PNG or BMP image");
    }

    @Test
    void refusesAPngWithAFlippedBit() throws IOException {
        byte[] file = file("palette.png");
        file[file.length / 2] ^= 4;
        assertThatThrownBy(() -> JAVA.decode(file, PartChoice::whole))
                .isInstanceOf(UndecodableImage.class)
                .hasMessageMatching("PNG: the chunk at byte \\d+ does not have the checksum it states");
    }

    @Test
    void acceptsBytesAfterTheEnd() throws Exception {
        byte[] whole = file("grey.jpg");
        assertThat(JAVA.decode(Arrays.copyOf(whole, whole.length + 40)).rgb())
                .isEqualTo(JAVA.decode(whole).rgb());
    }
}
