package dev.plumbline.analytics.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Estimate;
import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.TrendSums;
import dev.plumbline.analytics.statistics.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A trend with a history equals the fit of a file of the points that are left: not to 1e-9 but to the bit. */
class LiveFitTest {
    private static final int STEPS = 300;

    @TempDir
    Path directory;

    static Stream<Arguments> histories() {
        return Stream.of(Scale.values())
                .flatMap(scale -> Stream.of(6, 9, 40).map(units -> Arguments.of(scale, units, 31L * units)));
    }

    @ParameterizedTest(name = "{0}, {1} units, seed {2}")
    @MethodSource("histories")
    void equalsTheFitOfAFile(Scale scale, int units, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Observation> left = new ArrayList<>();
        TrendSums live = new TrendSums(scale, Unit.CLUSTERS, Bootstrap.LIVE);

        for (int step = 0; step < STEPS; step++) {
            live = step(live, left, units, random);
        }

        assertThat(live.estimate()).isEqualTo(offline(scale, left));
    }

    /** An addition, a retraction, a merge or an estimate in between. */
    private static TrendSums step(TrendSums live, List<Observation> left, int units, SplittableRandom random) {
        int what = random.nextInt(10);
        if (what < 3 && !left.isEmpty()) {
            live.retract(left.remove(random.nextInt(left.size())));
        } else if (what == 3) {
            live.estimate();
        } else if (what == 4) {
            return merged(live, left, units, random);
        } else {
            live.add(drawn(left, units, random));
        }
        return live;
    }

    private static TrendSums merged(TrendSums live, List<Observation> left, int units, SplittableRandom random) {
        TrendSums other = new TrendSums(live.scale(), Unit.CLUSTERS, Bootstrap.LIVE);
        for (int i = 0; i < 5; i++) {
            other.add(drawn(left, units, random));
        }
        boolean into = random.nextBoolean();
        TrendSums taking = into ? live : other;
        other.estimate();
        taking.merge(into ? other : live);
        return taking;
    }

    /** A point on a coarse grid, so that equal points and the bounds occur. */
    private static Observation drawn(List<Observation> left, int units, SplittableRandom random) {
        double id = random.nextInt(51) / 50.0;
        double ood = Math.max(0, Math.min(1, id - 0.1 + 0.05 * random.nextDouble()));
        Observation point = new Observation(id, ood, "unit " + random.nextInt(units));
        left.add(point);
        return point;
    }

    private Estimate offline(Scale scale, List<Observation> points) throws IOException {
        List<String> rows = new ArrayList<>(List.of("id,ood,unit"));
        points.forEach(p -> rows.add(p.id() + "," + p.ood() + "," + p.unit()));
        Path file = Files.write(directory.resolve("points.csv"), rows);
        Columns columns = new Columns("id", "ood", null, "unit", null);
        return new CsvFit(columns, scale, false, Bootstrap.LIVE)
                .fit(file)
                .groups()
                .get(0)
                .estimate();
    }
}
