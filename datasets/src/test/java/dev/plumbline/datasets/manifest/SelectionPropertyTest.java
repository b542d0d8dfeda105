package dev.plumbline.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Shortage;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.source.ImageClass;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test's name in the report is the seed of its sources and variants. */
class SelectionPropertyTest {
    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    private static Variant total(long n, Balance balance, Shortage shortage, long seed) {
        return new Variant(new ClassChoice.All(), Labels.FINE, new ImageBudget.Total(n), balance, shortage, seed);
    }

    private static Variant anyVariant(Random random, int images, int classes) {
        ClassChoice choice =
                random.nextBoolean() ? new ClassChoice.All() : new ClassChoice.Random(1 + random.nextInt(classes));
        ImageBudget budget = switch (random.nextInt(3)) {
            case 0 -> new ImageBudget.All();
            case 1 -> new ImageBudget.Total(1 + random.nextInt(images));
            default -> new ImageBudget.PerClass(1 + random.nextInt(40));
        };
        Balance balance = random.nextBoolean() ? Balance.NONE : Balance.CLASS;
        Shortage shortage = random.nextBoolean() ? Shortage.FILL : Shortage.REFUSE;
        return new Variant(choice, Labels.FINE, budget, balance, shortage, random.nextInt(5));
    }

    private static Set<String> images(Manifest manifest) {
        return IntStream.range(0, manifest.count()).mapToObj(manifest::image).collect(Collectors.toSet());
    }

    private static Map<String, Long> perClass(Manifest manifest) {
        Map<String, Long> counts = IntStream.range(0, manifest.count())
                .mapToObj(
                        i -> manifest.header().classes().get(manifest.label(i)).id())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        manifest.header().classes().forEach(c -> counts.putIfAbsent(c.id(), 0L));
        return counts;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isExactOrRefused(long seed) {
        Random random = new Random(seed);
        ListedSource source = ListedSource.random(random);
        Variant variant =
                anyVariant(random, source.images(), source.listing().classes().size());
        Manifest manifest;
        try {
            manifest = Selection.manifest(source, variant);
        } catch (InvalidField refused) {
            assertThat(refused.expected()).matches("at most \\d+, .*|none with images: all.*");
            return;
        }
        Set<String> all = source.listing().classes().stream()
                .flatMap(c -> c.images().stream())
                .collect(Collectors.toSet());
        assertThat(images(manifest)).hasSize(manifest.count()).isSubsetOf(all);
        assertThat(manifest.header().images()).isEqualTo(manifest.count());
        assertThat((long) manifest.count()).isEqualTo(budget(source, manifest, variant));
        for (int i = 0; i < manifest.count(); i++) {
            String id = manifest.header().classes().get(manifest.label(i)).id();
            assertThat(manifest.image(i)).startsWith(id + "/");
        }
    }

    private static long budget(ListedSource source, Manifest manifest, Variant variant) {
        Set<String> chosen =
                manifest.header().classes().stream().map(ClassLabel::id).collect(Collectors.toSet());
        if (variant.images() instanceof ImageBudget.Total total) {
            return total.n();
        }
        if (variant.images() instanceof ImageBudget.PerClass perClass) {
            return perClass.n() * chosen.size();
        }
        return source.listing().classes().stream()
                .filter(c -> chosen.contains(c.id()))
                .mapToLong(c -> c.images().size())
                .sum();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nestsInTheTotal(long seed) {
        Random random = new Random(seed);
        ListedSource source = ListedSource.random(random);
        int more = 1 + random.nextInt(source.images());
        int fewer = 1 + random.nextInt(more);
        for (Balance balance : Balance.values()) {
            Manifest small = Selection.manifest(source, total(fewer, balance, Shortage.FILL, seed));
            Manifest large = Selection.manifest(source, total(more, balance, Shortage.FILL, seed));
            assertThat(images(large)).containsAll(images(small));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nestsInTheClasses(long seed) {
        Random random = new Random(seed);
        ListedSource source = ListedSource.random(random);
        int more = 1 + random.nextInt(source.listing().classes().size());
        int fewer = 1 + random.nextInt(more);
        Set<String> large = images(Selection.manifest(source, classes(more, seed)));
        assertThat(large).containsAll(images(Selection.manifest(source, classes(fewer, seed))));
    }

    private static Variant classes(int k, long seed) {
        return new Variant(
                new ClassChoice.Random(k), Labels.FINE, new ImageBudget.All(), Balance.NONE, Shortage.REFUSE, seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void balancesWithinOneImage(long seed) {
        Random random = new Random(seed);
        ListedSource source = ListedSource.random(random);
        int n = 1 + random.nextInt(source.images());
        Manifest manifest = Selection.manifest(source, total(n, Balance.CLASS, Shortage.FILL, seed));
        Map<String, Long> gives = perClass(manifest);
        LongSummaryStatistics rich = source.listing().classes().stream()
                .filter(c -> gives.getOrDefault(c.id(), 0L) < c.images().size())
                .mapToLong(c -> gives.getOrDefault(c.id(), 0L))
                .summaryStatistics();
        long most = gives.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        if (rich.getCount() > 0) {
            assertThat(most - rich.getMin()).isBetween(0L, 1L);
        }
        for (Shortfall lacking : manifest.header().shortfalls()) {
            assertThat(gives.get(lacking.classId())).isEqualTo(lacking.has()).isLessThan(lacking.share());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void refusesExactlyAboveTheTotalThatItNames(long seed) {
        Random random = new Random(seed);
        ListedSource source = ListedSource.random(random);
        Variant tooMany = total(source.images() + 1, Balance.CLASS, Shortage.REFUSE, seed);
        InvalidField refused = catchThrowableOfType(InvalidField.class, () -> Selection.manifest(source, tooMany));
        long most = Long.parseLong(refused.expected().replaceAll("at most (\\d+),.*", "$1"));
        assertThat(Selection.manifest(source, total(most, Balance.CLASS, Shortage.REFUSE, seed))
                        .count())
                .isEqualTo(most);
        assertThatThrownBy(() -> Selection.manifest(source, total(most + 1, Balance.CLASS, Shortage.REFUSE, seed)))
                .isInstanceOf(InvalidField.class);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void doesNotDependOnTheOrderOfTheListing(long seed) {
        int[] sizes = new Random(seed).ints(8, 10, 40).toArray();
        Variant variant = total(60, Balance.CLASS, Shortage.FILL, seed);
        Manifest one = Selection.manifest(ListedSource.of(new Random(seed + 1), sizes), variant);
        Manifest two = Selection.manifest(ListedSource.of(new Random(seed + 2), sizes), variant);
        assertThat(one.digest()).isEqualTo(two.digest());
        assertThat(one.bytes()).isEqualTo(two.bytes());
    }

    /** An image's place in its class does not change with the other images: classes and images may be added. */
    @ParameterizedTest
    @MethodSource("seeds")
    void ordersImagesByThemselves(long seed) {
        Random random = new Random(seed);
        ListedSource source = ListedSource.of(random, 30, 30);
        List<ImageClass> classes = source.listing().classes();
        SeededOrder order = new SeededOrder("image", seed);
        List<String> all = classes.get(0).images();
        List<String> some = all.stream().filter(id -> random.nextBoolean()).toList();
        Set<String> firstOfAll =
                order.first(all, 10).stream().mapToObj(all::get).collect(Collectors.toSet());
        Set<String> firstOfSome = order.first(some, Math.min(10, some.size())).stream()
                .mapToObj(some::get)
                .collect(Collectors.toSet());
        firstOfAll.retainAll(some);
        assertThat(firstOfSome).containsAll(firstOfAll);
    }
}
