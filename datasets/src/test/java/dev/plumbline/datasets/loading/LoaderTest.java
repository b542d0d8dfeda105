package dev.plumbline.datasets.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.loading.Loader.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoaderTest {
    private static final int IMAGES = 103;
    private static final int BATCH = 8;
    private static final int BATCHES = 12;
    private static final BatchReader<int[]> TENFOLD = (image, batch, place) -> batch[place] = 10 * image;

    private static int[] order() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, IMAGES).boxed().toList());
        Collections.shuffle(order, new Random(4));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Loader<int[]> loader(int first, int threads, int ahead, BatchReader<int[]> reader) {
        return new Loader<>(order(), new Plan(BATCH, first, threads, ahead), reader, int[]::new, () -> 0L);
    }

    private static List<List<Integer>> rest(Loader<int[]> loader) throws UnreadableImage, InterruptedException {
        List<List<Integer>> batches = new ArrayList<>();
        while (loader.hasNext()) {
            batches.add(IntStream.of(loader.next()).boxed().toList());
        }
        return batches;
    }

    private static List<List<Integer>> expected() {
        int[] order = order();
        return IntStream.range(0, BATCHES)
                .mapToObj(b -> IntStream.range(0, BATCH)
                        .mapToObj(i -> 10 * order[b * BATCH + i])
                        .toList())
                .toList();
    }

    @Test
    void givesTheSameBatchesForEveryNumberOfThreads() throws UnreadableImage, InterruptedException {
        for (int threads : new int[] {1, 2, 3, 8, 20}) {
            for (int ahead : new int[] {1, 4, 50}) {
                try (Loader<int[]> loader = loader(0, threads, ahead, TENFOLD)) {
                    assertThat(loader.batches()).isEqualTo(BATCHES);
                    assertThat(rest(loader))
                            .as(threads + " threads, " + ahead + " ahead")
                            .isEqualTo(expected());
                }
            }
        }
    }

    @Test
    void beginsAtAnyBatchWithoutReadingThoseBefore() throws UnreadableImage, InterruptedException {
        for (int first = 0; first <= BATCHES; first++) {
            AtomicInteger reads = new AtomicInteger();
            BatchReader<int[]> counting = (image, batch, place) -> {
                reads.incrementAndGet();
                TENFOLD.read(image, batch, place);
            };
            try (Loader<int[]> loader = loader(first, 3, 2, counting)) {
                assertThat(loader.position()).isEqualTo(first);
                assertThat(rest(loader)).isEqualTo(expected().subList(first, BATCHES));
                assertThat(loader.position()).isEqualTo(BATCHES);
            }
            assertThat(reads).hasValue((BATCHES - first) * BATCH);
        }
    }

    @Test
    void readsAheadBeforeItIsAskedAndNoFurtherThanItsPlan() throws InterruptedException, UnreadableImage {
        CountDownLatch three = new CountDownLatch(3 * BATCH);
        AtomicInteger reads = new AtomicInteger();
        BatchReader<int[]> counting = (image, batch, place) -> {
            reads.incrementAndGet();
            three.countDown();
        };
        try (Loader<int[]> loader = loader(0, 2, 3, counting)) {
            three.await();
            assertThat(reads).hasValue(3 * BATCH);
            loader.next();
            loader.next();
            assertThat(reads.get()).isBetween(3 * BATCH, 5 * BATCH);
        }
    }

    @Test
    void usesTheMemoryOfABatchAgainOnceTheNextIsAskedFor() throws UnreadableImage, InterruptedException {
        AtomicInteger made = new AtomicInteger();
        Loader<int[]> loader = new Loader<>(
                order(),
                new Plan(BATCH, 0, 2, 3),
                TENFOLD,
                images -> {
                    made.incrementAndGet();
                    return new int[images];
                },
                () -> 0L);
        try (loader) {
            assertThat(rest(loader)).isEqualTo(expected());
        }
        assertThat(made).hasValue(3);
    }

    @Test
    void saysHowLongItWasWaitedFor() throws UnreadableImage, InterruptedException {
        AtomicLong clock = new AtomicLong();
        try (Loader<int[]> loader =
                new Loader<>(order(), new Plan(BATCH, 0, 1, 1), TENFOLD, int[]::new, () -> clock.getAndAdd(5))) {
            loader.next();
            assertThat(loader.waited()).isEqualTo(5);
            loader.next();
            assertThat(loader.waited()).isEqualTo(10);
        }
    }

    @Test
    void failsWithTheFirstUnreadableImageOfTheOrder() throws UnreadableImage, InterruptedException {
        int[] order = order();
        BatchReader<int[]> broken = (image, batch, place) -> {
            if (image == order[BATCH + 1] || image == order[BATCH + 6]) {
                throw new UnreadableImage("image " + image, null);
            }
        };
        for (int trial = 0; trial < 20; trial++) {
            try (Loader<int[]> loader = loader(0, 4, 2, broken)) {
                loader.next();
                assertThatThrownBy(loader::next)
                        .isInstanceOf(UnreadableImage.class)
                        .hasMessage("image " + order[BATCH + 1]);
            }
        }
    }

    @Test
    void hasNoMoreThanItsWholeBatches() throws UnreadableImage, InterruptedException {
        try (Loader<int[]> loader = loader(BATCHES, 1, 1, TENFOLD)) {
            assertThat(loader.hasNext()).isFalse();
            assertThatThrownBy(loader::next)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("the epoch has 12 batches");
        }
        assertThatThrownBy(() -> new Plan(0, 0, 1, 1)).isInstanceOf(InvalidField.class);
    }
}
