package dev.plumbline.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Shortage;
import dev.plumbline.contracts.variant.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test's name in the report is the seed of its source. */
class StreamedSelectionTest {
    /** A listing in memory, handed over in blocks that do not end where classes do. */
    private record Blocks(ListedSource source, int block) implements StreamedListing {
        @Override
        public String name() {
            return source.name();
        }

        @Override
        public List<StreamedClass> classes() {
            return source.listing().classes().stream()
                    .map(c -> new StreamedClass(c.id(), c.name(), c.images().size()))
                    .toList();
        }

        @Override
        public void images(Sink sink) throws IOException {
            List<String> all = source.listing().classes().stream()
                    .flatMap(c -> c.images().stream())
                    .toList();
            for (int from = 0; from < all.size(); from += block) {
                sink.accept(all.subList(from, Math.min(all.size(), from + block)));
            }
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    private static Variant variant(ImageBudget images, Balance balance, long seed) {
        return new Variant(new ClassChoice.All(), Labels.FINE, images, balance, Shortage.REFUSE, seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void writesTheVeryBytesOfTheSelectionInMemory(long seed) throws IOException {
        Random random = new Random(seed);
        ListedSource source = ListedSource.random(random);
        List<ImageBudget> budgets = new ArrayList<>(
                List.of(new ImageBudget.All(), new ImageBudget.Total(1), new ImageBudget.Total(source.images())));
        for (int i = 0; i < 5; i++) {
            budgets.add(new ImageBudget.Total(1 + random.nextInt(source.images())));
        }
        for (ImageBudget budget : budgets) {
            Variant variant = variant(budget, Balance.NONE, random.nextInt(3));
            ByteArrayOutputStream streamed = new ByteArrayOutputStream();
            String digest = StreamedSelection.write(new Blocks(source, 1 + random.nextInt(50)), variant, streamed)
                    .digest();
            Manifest whole = Selection.manifest(source, variant);
            assertThat(streamed.toByteArray()).isEqualTo(whole.bytes());
            assertThat(digest).isEqualTo(whole.digest());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsTheNthOfManyKeysInAWindow(long seed) {
        long[] keys = new Random(seed).longs(200_000).toArray();
        long[] sorted = keys.clone();
        java.util.Arrays.sort(sorted);
        for (int n : new int[] {1, 2, 777, 100_000, 199_999, 200_000}) {
            KeyWindow window = KeyWindow.around(n, keys.length);
            for (long key : keys) {
                window.add(key);
            }
            assertThat(window.holdsThreshold()).isTrue();
            assertThat(window.threshold()).isEqualTo(new KeyWindow.Threshold(sorted[n - 1], 1));
        }
    }

    @Test
    void widensTheWindowUntilItHoldsUnevenKeys() {
        KeyWindow window = KeyWindow.around(10_000, 1_000_000);
        int passes = 1;
        for (int i = 0; i < 1_000_000; i++) {
            window.add(Long.MAX_VALUE - i / 2);
        }
        while (!window.holdsThreshold()) {
            window = window.wider();
            passes++;
            for (int i = 0; i < 1_000_000; i++) {
                window.add(Long.MAX_VALUE - i / 2);
            }
        }
        assertThat(passes).isBetween(2, 10);
        assertThat(window.threshold()).isEqualTo(new KeyWindow.Threshold(Long.MAX_VALUE - 495_000, 2));
    }

    @Test
    void refusesWhatAStreamCannotGive() {
        Blocks listing = new Blocks(ListedSource.of(new Random(1), 5, 4), 3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() ->
                        StreamedSelection.write(listing, variant(new ImageBudget.Total(10), Balance.NONE, 0), out))
                .isInstanceOf(InvalidField.class)
                .hasMessage("images.total: 10; expected at most 9, for the 2 classes have 9 images");
        assertThatThrownBy(() ->
                        StreamedSelection.write(listing, variant(new ImageBudget.Total(3), Balance.CLASS, 0), out))
                .hasMessageContaining("balance: class; expected none");
    }

    @Test
    void refusesIdsOutOfOrderAndOtherCountsThanItsClassesSay() {
        for (List<String> ids : List.of(
                List.of("a", "c", "b"), List.of("a", "a", "b"), List.of("a", "b"), List.of("a", "b", "c", "d"))) {
            StreamedListing listing = new StreamedListing() {
                @Override
                public String name() {
                    return "wrong";
                }

                @Override
                public List<StreamedClass> classes() {
                    return List.of(new StreamedClass("x", "x", 3));
                }

                @Override
                public void images(Sink sink) throws IOException {
                    sink.accept(ids);
                }
            };
            assertThatThrownBy(() -> StreamedSelection.write(listing, Variant.all(), new ByteArrayOutputStream()))
                    .isInstanceOf(InvalidField.class);
        }
    }
}
