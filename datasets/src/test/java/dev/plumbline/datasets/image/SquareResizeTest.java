package dev.plumbline.datasets.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.Digest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SquareResizeTest {
    private static Pixels synthetic(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    rgb[at++] = (byte) (x * 7 + y * 13 + c * 29 + (x * y) % 17 * 11 + (x ^ y) * 3);
                }
            }
        }
        return new Pixels(width, height, rgb);
    }

    /** The digests are those of Pillow 12.3.0's resize(BILINEAR) and crop, with torchvision's sizes. */
    @ParameterizedTest
    @CsvSource({
        "64, 64, 32, c3ee62b76424bce6404ff421466005ad44222a8b132e353c8714cb36be4c54b3",
        "227, 227, 32, 6c906946a3e0dc1ca88e81dca8e09bef166dc1bb6effbb0f1504aab9633d9a07",
        "50, 37, 32, d1dfd9e2ff6b7ee33db4a74853c18e4b925b3cc5f111111852cf159efde65eb3",
        "37, 81, 24, f7c51a4b198f60b5b3f47553da1a4dc0fbb069e351dc95ae3bf3a63cb6ae9772",
        "20, 33, 48, 3d22cad4a277bdabafbe656a83097d18d8a75f98425af765f7b194169db8c451",
        "500, 375, 224, 75c2a11c9c76cbb0e0bbc1c32f45af0e24e18ea9b8068f553d4a95566d052347",
        "1, 1, 4, d8ee94e629744294ae193c3e339acd05cd2887fb425cc32be5fe23f3c6b9b695",
        "33, 32, 32, cafb9d49a155f3ff16181cf1bf6b988a7c7321edfcc6cfb9e28a2156164e0291",
        "9, 200, 8, ee9c1324d896239a7ac43097daf807b22d08fc15fe18780fcf40a00e459056d2"
    })
    void givesPillowsBytes(int width, int height, int size, String digest) {
        byte[] rgb = new byte[size * size * 3];
        SquareResize.resize(synthetic(width, height), size, rgb, 0);
        assertThat(Digest.of(rgb)).isEqualTo(digest);
    }

    @Test
    void leavesAnImageOfTheWantedSizeAlone() {
        Pixels image = synthetic(32, 32);
        byte[] rgb = new byte[32 * 32 * 3];
        SquareResize.resize(image, 32, rgb, 0);
        assertThat(rgb).isEqualTo(image.rgb());
    }

    @Test
    void writesOnlyItsPlace() {
        byte[] rgb = new byte[10 + 4 * 4 * 3 + 10];
        Arrays.fill(rgb, (byte) 77);
        Pixels white = new Pixels(8, 5, new byte[8 * 5 * 3]);
        SquareResize.resize(white, 4, rgb, 10);
        assertThat(Arrays.copyOfRange(rgb, 0, 10)).containsOnly(77);
        assertThat(Arrays.copyOfRange(rgb, 10, 58)).containsOnly(0);
        assertThat(Arrays.copyOfRange(rgb, 58, 68)).containsOnly(77);
    }
}
