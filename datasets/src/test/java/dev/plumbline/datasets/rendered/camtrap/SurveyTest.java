package dev.plumbline.datasets.rendered.camtrap;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.datasets.Split;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyTest {
    private static final int SPECIES = 15;

    private static List<Frame> survey(long seed) {
        return new Survey(seed, CamtrapKnobs.FROZEN, Fauna.SPECIES).frames();
    }

    private static Stream<Frame> of(Split split, List<Frame> frames) {
        return frames.stream().filter(frame -> frame.split() == split);
    }

    private static long count(Split split, int label, List<Frame> frames) {
        return of(split, frames).filter(frame -> frame.label() == label).count();
    }

    private static Set<Integer> cameras(Split split, List<Frame> frames) {
        return of(split, frames).map(Frame::camera).collect(toSet());
    }

    private static Set<List<Integer>> cameraDays(Split split, List<Frame> frames) {
        return of(split, frames).map(f -> List.of(f.camera(), f.day())).collect(toSet());
    }

    @ParameterizedTest
    @EnumSource
    void hasTheStatedNumberOfImagesAThirdOfThemEmpty(Split split) {
        List<Frame> frames = survey(0);
        int images = CamtrapKnobs.FROZEN.sizes().images(split);
        assertThat(of(split, frames)).hasSize(images);
        assertThat(count(split, Frame.EMPTY, frames) / (double) images).isCloseTo(0.35, within(0.001));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void hasAFiftyToOneTailOfSpeciesInTrain(long seed) {
        List<Frame> frames = survey(seed);
        long commonest = count(Split.TRAIN, 1, frames);
        long rarest = count(Split.TRAIN, SPECIES, frames);
        assertThat(commonest / (double) rarest).isCloseTo(50, within(2.5));
        for (int label = 1; label < SPECIES; label++) {
            assertThat(count(Split.TRAIN, label, frames)).isGreaterThanOrEqualTo(count(Split.TRAIN, label + 1, frames));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void hasThirtyOrMoreImagesOfEachSpeciesInBothTests(long seed) {
        List<Frame> frames = survey(seed);
        for (int label = 1; label <= SPECIES; label++) {
            assertThat(count(Split.ID_TEST, label, frames)).isGreaterThanOrEqualTo(30);
            assertThat(count(Split.OOD_TEST, label, frames)).isGreaterThanOrEqualTo(30);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void showsEachSpeciesAtThreeOrMoreCamerasOfEachGroup(long seed) {
        List<Frame> frames = survey(seed);
        for (Split split : List.of(Split.TRAIN, Split.OOD_VAL, Split.OOD_TEST)) {
            for (int label = 1; label <= SPECIES; label++) {
                int rank = label;
                Stream<Frame> sightings = of(split, frames).filter(frame -> frame.label() == rank);
                assertThat(sightings.map(Frame::camera).distinct()).hasSizeGreaterThanOrEqualTo(3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void usesFortyCamerasInDistributionAndOthersOutOfIt(long seed) {
        List<Frame> frames = survey(seed);
        Set<Integer> seen = cameras(Split.TRAIN, frames);
        assertThat(seen).hasSize(40);
        assertThat(seen).containsAll(cameras(Split.ID_VAL, frames));
        assertThat(seen).containsAll(cameras(Split.ID_TEST, frames));
        assertThat(cameras(Split.OOD_VAL, frames)).hasSize(16).doesNotContainAnyElementsOf(seen);
        assertThat(cameras(Split.OOD_TEST, frames))
                .hasSize(40)
                .doesNotContainAnyElementsOf(seen)
                .doesNotContainAnyElementsOf(cameras(Split.OOD_VAL, frames));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void keepsTheDaysOfTrainAndIdSplitsApartAtEveryCamera(long seed) {
        List<Frame> frames = survey(seed);
        Set<List<Integer>> train = cameraDays(Split.TRAIN, frames);
        Set<List<Integer>> validation = cameraDays(Split.ID_VAL, frames);
        assertThat(validation).doesNotContainAnyElementsOf(train);
        assertThat(cameraDays(Split.ID_TEST, frames))
                .doesNotContainAnyElementsOf(train)
                .doesNotContainAnyElementsOf(validation);
    }

    @Test
    void keepsASequenceToOneSplitCameraDayAndLabel() {
        Set<List<Object>> places = new HashSet<>();
        Set<Integer> sequences = new HashSet<>();
        for (Frame f : survey(0)) {
            sequences.add(f.sequence());
            places.add(List.of(f.sequence(), f.split(), f.camera(), f.day(), f.label()));
        }
        assertThat(places).hasSameSizeAs(sequences);
    }

    @Test
    void isAFunctionOfItsSeed() {
        assertThat(survey(3)).isEqualTo(survey(3)).isNotEqualTo(survey(4));
    }
}
