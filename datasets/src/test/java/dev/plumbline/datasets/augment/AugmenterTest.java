package dev.plumbline.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.Digest;
import dev.plumbline.datasets.image.CropResize.Part;
import dev.plumbline.datasets.image.ImageDecoder;
import dev.plumbline.datasets.image.JpegEncoder;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import dev.plumbline.datasets.image.UndecodableImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against what torchvision 0.14.1 gave with Pillow 9.4.0: {@code fixtures.py} beside the fixtures wrote them. */
class AugmenterTest {
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] STD = {0.229f, 0.224f, 0.225f};

    private static List<String[]> fixture(String name) throws IOException {
        try (InputStream in = AugmenterTest.class.getResourceAsStream("/augment/" + name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(line -> line.split(" ")).toList();
        }
    }

    private static byte[] pattern(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++, i++) {
                    rgb[i] = (byte) (x * 7 + y * 13 + c * 50 + x * y % 17);
                }
            }
        }
        return rgb;
    }

    private static String digest(float[] chw) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * chw.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(chw);
        return Digest.of(bytes.array());
    }

    @Test
    void takesTheBoxesAndFlipsOfTorchvisionFromTheSameSeed() throws IOException {
        for (String[] line : fixture("boxes.txt")) {
            UniformDraws draws = new TorchRandom(Long.parseLong(line[0]));
            CropRule rule = new CropRule(
                    Double.parseDouble(line[3]),
                    Double.parseDouble(line[4]),
                    Double.parseDouble(line[5]),
                    Double.parseDouble(line[6]));
            for (int i = 7; i < line.length; i++) {
                Part box = rule.box(Integer.parseInt(line[1]), Integer.parseInt(line[2]), draws);
                int flip = draws.unit() < 0.5f ? 1 : 0;
                assertThat(box.top() + "," + box.left() + "," + box.height() + "," + box.width() + "," + flip)
                        .as("box " + (i - 7) + " of " + line[1] + " x " + line[2])
                        .isEqualTo(line[i]);
            }
        }
    }

    @Test
    void givesTheFloatsOfTorchvisionFromTheSameSeed() throws IOException {
        UniformDraws draws = new TorchRandom(0);
        String last = "";
        for (String[] line : fixture("images.txt")) {
            draws = line[0].equals(last) ? draws : new TorchRandom(Long.parseLong(line[0]));
            last = line[0];
            int width = Integer.parseInt(line[1]);
            int height = Integer.parseInt(line[2]);
            int size = Integer.parseInt(line[3]);
            float[] chw = new float[3 * size * size];
            new Augmenter(CropRule.usual(), size, 0.5, MEAN, STD)
                    .toFloats(new Pixels(width, height, pattern(width, height)), draws, chw, 0);
            assertThat(digest(chw)).as(String.join(" ", line)).isEqualTo(line[4]);
        }
    }

    @Test
    void givesFromAFileWhatItGivesFromItsPixels() throws UndecodableImage {
        ImageDecoder decoder = ImageDecoder.best();
        byte[] file = new JpegEncoder().encode(pattern(120, 80), 120, 80);
        Pixels whole = decoder.decode(file, PartChoice::whole);
        Augmenter augmenter = new Augmenter(CropRule.usual(), 48, 0.5, MEAN, STD);
        for (int image = 0; image < 40; image++) {
            float[] one = new float[3 * 48 * 48];
            float[] two = new float[3 * 48 * 48 + 5];
            augmenter.toFloats(whole, new SeededDraws(3, 1, image), one, 0);
            augmenter.toFloats(decoder, file, new SeededDraws(3, 1, image), two, 5);
            assertThat(Arrays.copyOfRange(two, 5, two.length)).isEqualTo(one);
        }
    }

    @Test
    void givesBytesThatNormaliseToItsFloats() {
        Pixels image = new Pixels(70, 90, pattern(70, 90));
        Augmenter augmenter = new Augmenter(CropRule.usual(), 20, 0.5, MEAN, STD);
        byte[] rgb = new byte[1200];
        float[] chw = new float[1200];
        augmenter.toBytes(image, new SeededDraws(1, 2, 3), rgb, 0);
        augmenter.toFloats(image, new SeededDraws(1, 2, 3), chw, 0);
        for (int i = 0; i < 1200; i++) {
            int band = i % 3;
            assertThat(chw[band * 400 + i / 3]).isEqualTo(((rgb[i] & 0xFF) / 255f - MEAN[band]) / STD[band]);
        }
    }

    @Test
    void drawsTheSameForAnImageInAnEpochAndElseOtherwise() {
        SeededDraws draws = new SeededDraws(1, 2, 3);
        float first = draws.unit();
        assertThat(new SeededDraws(1, 2, 3).unit()).isEqualTo(first);
        assertThat(List.of(
                        new SeededDraws(0, 2, 3).unit(),
                        new SeededDraws(1, 0, 3).unit(),
                        new SeededDraws(1, 2, 0).unit()))
                .doesNotContain(first);
        int[] counts = new int[7];
        double sum = 0;
        for (int i = 0; i < 70_000; i++) {
            counts[draws.below(7)]++;
            sum += draws.unit();
        }
        for (int count : counts) {
            assertThat(count).isBetween(9600, 10_400);
        }
        assertThat(sum / 70_000).isBetween(0.495, 0.505);
    }
}
