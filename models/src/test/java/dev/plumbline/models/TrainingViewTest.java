package dev.plumbline.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.catalogue.Augmentation;
import dev.plumbline.contracts.catalogue.Augmentation.Policy;
import dev.plumbline.contracts.catalogue.Crop;
import dev.plumbline.contracts.catalogue.Decay;
import dev.plumbline.contracts.catalogue.Optimizer;
import dev.plumbline.contracts.catalogue.Precision;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Regularisation;
import dev.plumbline.contracts.catalogue.Schedule;
import dev.plumbline.contracts.catalogue.View;
import dev.plumbline.contracts.catalogue.View.Fit;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import dev.plumbline.models.engine.Batch;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingViewTest {
    private static final int SIZE = 16;
    private static final int BYTES = SIZE * SIZE * 3;
    private static final byte BLANK = (byte) 26;
    private static final ImageSet PHOTOGRAPH = new Photograph();

    /** One photograph of 40 x 30 pixels, whose red is its column and green its row; its view is grey. */
    private static final class Photograph implements ImageSet {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public int classes() {
            return 1;
        }

        @Override
        public int size() {
            return SIZE;
        }

        @Override
        public int label(int index) {
            return 0;
        }

        @Override
        public void read(int index, byte[] rgb, int offset) {
            Arrays.fill(rgb, offset, offset + BYTES, (byte) 99);
        }

        @Override
        public Pixels part(int index, PartChoice choice) {
            byte[] rgb = new byte[40 * 30 * 3];
            for (int i = 0; i < 40 * 30; i++) {
                rgb[3 * i] = (byte) (i % 40);
                rgb[3 * i + 1] = (byte) (i / 40);
                rgb[3 * i + 2] = (byte) 200;
            }
            return new Pixels(40, 30, rgb).part(choice);
        }
    }

    private static TrainingView training(Augmentation augmentation) {
        List<Double> tenth = List.of(0.1, 0.1, 0.1);
        return new TrainingView(new Recipe(
                "test",
                new View(Fit.CENTRE, 24, SIZE, tenth, tenth),
                augmentation,
                8,
                1,
                1,
                null,
                new Optimizer.Sgd(0.1, 0.9, false, 0),
                Schedule.of(new Decay.Constant()),
                Regularisation.none(),
                null,
                Precision.FLOAT32));
    }

    private static byte[] seen(Augmentation augmentation, int epoch) throws UnreadableImage {
        return training(augmentation).read(PHOTOGRAPH, 0, new Draws(1).augmentation(epoch, 0));
    }

    @Test
    void seesTheViewWhereNothingIsAugmented() throws UnreadableImage {
        assertThat(seen(Augmentation.none(), 1)).containsOnly(99);
    }

    @Test
    void cropsTheWholeImageAndNotItsView() throws UnreadableImage {
        Set<Integer> first = new HashSet<>();
        for (int epoch = 0; epoch < 50; epoch++) {
            byte[] rgb = seen(Augmentation.flipped(Crop.RandomResized.usual()), epoch);
            assertThat(rgb[2]).isEqualTo((byte) 200);
            first.add((int) rgb[0]);
        }
        assertThat(first).hasSizeGreaterThan(15);
    }

    @Test
    void takesWindowsOfTheScaledImageAtItsOwnResolution() throws UnreadableImage {
        Set<Integer> lefts = new HashSet<>();
        for (int epoch = 0; epoch < 200; epoch++) {
            byte[] rgb = seen(new Augmentation(new Crop.Window(), false, Policy.NONE, 0), epoch);
            int across = rgb[3 * (SIZE - 1)] - rgb[0];
            assertThat(across).as("of 32 pixels that were 40").isBetween(18, 19);
            lefts.add((int) rgb[0]);
        }
        assertThat(lefts).hasSize(32 - SIZE + 1);
    }

    @Test
    void isTheSameInAnEpochWhateverWasReadBefore() throws UnreadableImage {
        Augmentation all = new Augmentation(Crop.RandomResized.usual(), true, Policy.AUTO_AUGMENT, 0.5);
        TrainingView reused = training(all);
        for (int epoch = 0; epoch < 30; epoch++) {
            byte[] rgb = reused.read(PHOTOGRAPH, 0, new Draws(1).augmentation(epoch, 0));
            assertThat(rgb).isEqualTo(seen(all, epoch));
        }
        assertThat(seen(all, 1)).isNotEqualTo(seen(all, 2));
    }

    @Test
    void blanksARectangleWithTheMeanInItsShareOfTheImages() throws UnreadableImage {
        int erased = 0;
        for (int epoch = 0; epoch < 400; epoch++) {
            byte[] rgb = seen(new Augmentation(new Crop.None(), false, Policy.NONE, 0.2), epoch);
            int blank = 0;
            for (byte level : rgb) {
                assertThat(level).isIn((byte) 99, BLANK);
                blank += level == BLANK ? 1 : 0;
            }
            erased += blank > 0 ? 1 : 0;
            assertThat(blank / (double) BYTES).isLessThan(0.4);
        }
        assertThat(erased).isBetween(55, 105);
        assertThat(BYTES).isEqualTo(Batch.imageBytes(SIZE));
    }

    @Test
    void appliesThePolicyToTheCrop() throws UnreadableImage {
        int changed = 0;
        for (int epoch = 0; epoch < 100; epoch++) {
            byte[] plain = seen(new Augmentation(Crop.RandomResized.usual(), true, Policy.NONE, 0), epoch);
            byte[] other = seen(new Augmentation(Crop.RandomResized.usual(), true, Policy.AUTO_AUGMENT, 0), epoch);
            changed += Arrays.equals(plain, other) ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(30);
    }
}
