package dev.plumbline.datasets.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.Digest;
import dev.plumbline.datasets.image.CropResize.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Against what torchvision 0.14.1 gave with Pillow 9.4.0: {@code policy.py} beside the fixtures wrote them. */
class AutoAugmentTest {
    private static List<String[]> fixture(String name) throws IOException {
        try (InputStream in = AutoAugmentTest.class.getResourceAsStream("/augment/" + name)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(line -> line.split(" ")).toList();
        }
    }

    private static byte[] image(String kind, int size) {
        byte[] rgb = new byte[size * size * 3];
        for (int y = 0, i = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                for (int c = 0; c < 3; c++, i++) {
                    int bright = x * 7 + y * 13 + c * 50 + x * y % 17;
                    int dull = 90 + x / 8 * 3 + y / 16 * 5 + c * 7 * (y / 24);
                    rgb[i] = (byte) (kind.equals("bright") ? bright : dull);
                }
            }
        }
        return rgb;
    }

    private static String digest(byte[] rgb) {
        return Digest.of(rgb).substring(0, 16);
    }

    @Test
    void everyOperationGivesTheBytesOfPillowAtEveryMagnitude() throws IOException {
        for (String[] line : fixture("operations.txt")) {
            int size = Integer.parseInt(line[1]);
            byte[] rgb = image(line[0], size);
            Operation.valueOf(line[2]).apply(rgb, size, Integer.parseInt(line[3]), line[4].equals("1"));
            assertThat(digest(rgb)).as(String.join(" ", line)).isEqualTo(line[5]);
        }
    }

    @Test
    void thePolicyGivesTheBytesOfTorchvisionFromTheSameSeed() throws IOException {
        for (String[] line : fixture("policy.txt")) {
            int size = Integer.parseInt(line[2]);
            UniformDraws draws = new TorchRandom(Long.parseLong(line[0]));
            for (int i = 3; i < line.length; i++) {
                byte[] rgb = image(line[1], size);
                AutoAugment.imageNet(rgb, size, draws);
                assertThat(digest(rgb)).as("seed %s, image %d", line[0], i - 3).isEqualTo(line[i]);
            }
        }
    }

    @Test
    void erasesTheBoxesOfTorchvisionFromTheSameSeed() throws IOException {
        for (String[] line : fixture("erased.txt")) {
            UniformDraws draws = new TorchRandom(Long.parseLong(line[0]));
            EraseRule rule = new EraseRule(Double.parseDouble(line[3]));
            for (int i = 4; i < line.length; i++) {
                Part box = rule.box(Integer.parseInt(line[1]), Integer.parseInt(line[2]), draws)
                        .orElse(new Part(0, 0, 0, 0));
                boolean blank = box.width() * box.height() > 0;
                String seen = blank ? box.top() + "," + box.left() + "," + box.height() + "," + box.width() : "0,0,0,0";
                assertThat(seen).as("seed %s, box %d", line[0], i - 4).isEqualTo(line[i]);
            }
        }
    }
}
