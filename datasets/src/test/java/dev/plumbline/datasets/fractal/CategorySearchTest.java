package dev.plumbline.datasets.fractal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The candidates, counts and pictures were computed with NumPy 2.4.6 by an implementation of its own. */
class CategorySearchTest {
    private static final int[] CANDIDATES = {24, 29, 68, 88, 95, 155, 163, 195, 198, 304, 312, 425};
    private static final int[] FUNCTIONS = {5, 3, 2, 5, 4, 3, 2, 4, 3, 5, 5, 4};
    private static final int[] PIXELS = {
        58653, 57528, 57991, 59530, 52523, 52954, 67142, 60424, 57236, 53263, 53816, 53557
    };
    /** SHA-256 of the first pictures, 8 pixels to a byte, the left one in the highest bit. */
    private static final List<String> PICTURES = List.of(
            "12f8d2ee74705bd65f8e20b2e8615b0c49f18945bbe70343aef1b46266a8f1fa",
            "d5dd9e0422b7307cf84102614386cb65d8c9951a8ccc21e3954fea6a7a3b4ef9",
            "3490d20cfb9a5c20054de2459597c5606ca6c407193f049ea424db85ceb079b1");

    @Test
    void findsThePublishedCategoriesOnAnyNumberOfThreads() throws InterruptedException {
        List<Category> found = CategorySearch.first(CANDIDATES.length, 2);
        assertThat(found.stream().mapToInt(Category::candidate).toArray()).containsExactly(CANDIDATES);
        assertThat(found.stream().mapToInt(c -> c.system().functions()).toArray())
                .containsExactly(FUNCTIONS);
        assertThat(found.get(0).system().coefficients(0))
                .containsExactly(
                        0.17242232431712345,
                        -0.731175606078728,
                        -0.29667280350919323,
                        -0.27776605636600404,
                        0.6115739281576646,
                        -0.20193350226509676);
        assertThat(CategoryTable.bytes(CategorySearch.first(3, 1))).isEqualTo(CategoryTable.bytes(found.subList(0, 3)));
    }

    @Test
    void theTableBeginsWithWhatTheSearchFinds() throws InterruptedException {
        List<Category> table = CategoryTable.published();
        assertThat(table).hasSize(1000);
        assertThat(table.get(999).candidate()).isEqualTo(42_655);
        List<Category> found = CategorySearch.first(24, 2);
        assertThat(CategoryTable.bytes(table.subList(0, 24))).isEqualTo(CategoryTable.bytes(found));
        assertThat(CategoryTable.bytes(CategoryTable.read(CategoryTable.publishedBytes())))
                .isEqualTo(CategoryTable.publishedBytes());
    }

    @Test
    void hitsThePixelsThatNumpyHits() {
        MersenneTwister stream = MersenneTwister.seeded(1);
        Orbit orbit = new Orbit();
        int kept = 0;
        for (int candidate = 1; candidate <= CANDIDATES[CANDIDATES.length - 1]; candidate++) {
            FunctionSystem system = FunctionSystem.draw(stream);
            if (candidate != CANDIDATES[kept]) {
                stream.skipDoubles(Orbit.POINTS);
                continue;
            }
            orbit.run(system, units(stream));
            assertThat(orbit.pixels(0)).as("candidate " + candidate).isEqualTo(PIXELS[kept]);
            if (kept < PICTURES.size()) {
                assertThat(picture(orbit)).isEqualTo(PICTURES.get(kept));
            }
            kept++;
        }
        assertThat(kept).isEqualTo(CANDIDATES.length);
    }

    @Test
    void anOrbitThatDivergesIsCut() {
        FunctionSystem explodes = FunctionSystem.of(new double[] {2, 0, 0, -2, 1, 1, -2, 1, 0, 2, -1, 1});
        Orbit orbit = new Orbit();
        orbit.run(explodes, units(MersenneTwister.seeded(1)));
        assertThat(orbit.points()).isBetween(500, 2_000);
        assertThat(orbit.pixels(0)).isBetween(1, 200);
    }

    private static double[] units(MersenneTwister stream) {
        double[] draws = new double[Orbit.POINTS];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = stream.unit();
        }
        return draws;
    }

    private static String picture(Orbit orbit) {
        byte[] bits = new byte[Orbit.SIDE * Orbit.SIDE / 8];
        for (int i = 0; i < orbit.points(); i++) {
            int pixel = orbit.row(i) * Orbit.SIDE + orbit.column(i);
            bits[pixel / 8] |= (byte) (128 >> pixel % 8);
        }
        return Digest.of(bits);
    }
}
