package dev.plumbline.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Shortage;
import dev.plumbline.contracts.variant.Subclasses;
import dev.plumbline.contracts.variant.SuperclassSet;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.hierarchy.WordNet;
import dev.plumbline.datasets.source.ImageClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any triple on any source. Each test's name in the report is the seed of both. */
class InterventionPropertyTest {
    private static final ImageBudget ALL = new ImageBudget.All();
    private static final String ANIMAL = "n00015388";

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private static Variant of(
            ClassChoice classes, Labels labels, ImageBudget images, Balance balance, boolean replacement, long seed) {
        return new Variant(classes, labels, images, balance, replacement, Shortage.FILL, seed);
    }

    private static ClassChoice anyClasses(Random random, TreeSource source) {
        int classes = source.listing().classes().size();
        List<String> kinds = source.superclasses().values().stream().distinct().toList();
        ClassChoice drawn = new ClassChoice.Random(1 + random.nextInt(classes));
        return switch (random.nextInt(7)) {
            case 0 -> new ClassChoice.All();
            case 1 -> new ClassChoice.Top(1 + random.nextInt(classes));
            case 2 -> drawn;
            case 3 -> new ClassChoice.Under(random.nextBoolean() ? ANIMAL : "animal.n.01");
            case 4 -> new ClassChoice.NotUnder("artifact.n.01");
            case 5 -> new ClassChoice.Chain(List.of(new ClassChoice.NotUnder("dog.n.01"), drawn));
            default ->
                new ClassChoice.Superclasses(
                        new SuperclassSet.Listed(kinds.subList(0, 1 + random.nextInt(kinds.size()))),
                        Subclasses.of(new Object[] {1, 2, 0.33, 0.67, 1.0}[random.nextInt(5)]));
        };
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Labels anyLabels(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Labels.FINE;
            case 1 -> Labels.SUPERCLASS;
            case 2 -> Labels.TEXT;
            default -> new Labels.WordnetDepth(random.nextInt(9));
        };
    }

    private static Variant anyVariant(Random random, TreeSource source) {
        ImageBudget images = switch (random.nextInt(3)) {
            case 0 -> ALL;
            case 1 ->
                new ImageBudget.Total(1 + random.nextInt((int) source.listing().images()));
            default -> new ImageBudget.PerClass(1 + random.nextInt(30));
        };
        boolean all = images instanceof ImageBudget.All;
        return new Variant(
                anyClasses(random, source),
                anyLabels(random),
                images,
                all ? Balance.NONE : any(random, List.of(Balance.values())),
                !all && random.nextInt(3) == 0,
                any(random, List.of(Shortage.values())),
                random.nextInt(5));
    }

    private static List<String> images(Manifest manifest) {
        return IntStream.range(0, manifest.count()).mapToObj(manifest::image).toList();
    }

    private static Set<String> classes(TreeSource source, Manifest manifest) {
        Map<String, ImageClass> classOf = source.classOf();
        return images(manifest).stream()
                .map(image -> Objects.requireNonNull(classOf.get(image)).id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isExactOrRefusedWithAReason(long seed) {
        Random random = new Random(seed);
        TreeSource source = TreeSource.random(random);
        for (int n = 0; n < 10; n++) {
            Variant variant = anyVariant(random, source);
            Manifest manifest;
            try {
                manifest = Selection.manifest(source, variant);
            } catch (InvalidField refused) {
                assertThat(refused.expected())
                        .as(variant.toString())
                        .matches("at most \\d+, .*|a noun (above|not above).*");
                continue;
            }
            assertExact(source, variant, manifest);
            assertThat(Selection.manifest(source, variant).digest()).isEqualTo(manifest.digest());
            assertThat(Selection.manifest(source.shuffled(random), variant).bytes())
                    .isEqualTo(manifest.bytes());
        }
    }

    private static void assertExact(TreeSource source, Variant variant, Manifest manifest) {
        List<String> images = images(manifest);
        Set<String> unique = new HashSet<>(images);
        if (variant.replacement()) {
            assertThat(manifest.header().unique()).isEqualTo(unique.size());
        } else {
            assertThat(images).as(variant.toString()).doesNotHaveDuplicates();
            assertThat(manifest.header().unique()).isNull();
        }
        assertThat(manifest.header().images()).isEqualTo(images.size());
        if (variant.images() instanceof ImageBudget.Total total) {
            assertThat((long) images.size()).isEqualTo(total.n());
        } else if (variant.images() instanceof ImageBudget.PerClass perClass && variant.labels() == Labels.FINE) {
            assertThat((long) images.size()).isEqualTo(perClass.n() * manifest.classes());
        }
        assertLabelsAreTotal(source, variant, manifest);
        assertShares(source, variant, images);
    }

    /** Where nothing is filled, the classes that give some give equally much within one, or exactly what is asked of each. */
    private static void assertShares(TreeSource source, Variant variant, List<String> images) {
        boolean filled = variant.shortage() == Shortage.FILL && !variant.replacement();
        Map<String, ImageClass> classOf = source.classOf();
        LongSummaryStatistics gives = images.stream()
                .collect(Collectors.groupingBy(
                        image -> Objects.requireNonNull(classOf.get(image)).id(), Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .summaryStatistics();
        if (variant.images() instanceof ImageBudget.PerClass perClass && !filled) {
            assertThat(gives.getMin()).isEqualTo(gives.getMax()).isEqualTo(perClass.n());
        } else if (variant.images() instanceof ImageBudget.Total && variant.balance() == Balance.CLASS && !filled) {
            assertThat(gives.getMax() - gives.getMin()).isBetween(0L, 1L);
        }
    }

    /** Each row has the label of its class, and rows are sorted by (label, id). */
    private static void assertLabelsAreTotal(TreeSource source, Variant variant, Manifest manifest) {
        Map<String, ImageClass> classOf = source.classOf();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < manifest.count(); i++) {
            ImageClass c = Objects.requireNonNull(classOf.get(manifest.image(i)));
            assertThat(manifest.header().classes().get(manifest.label(i)).id()).isEqualTo(label(source, variant, c));
            keys.add("%05d/%s".formatted(manifest.label(i), manifest.image(i)));
        }
        assertThat(keys).isSorted();
        assertThat(manifest.header().classes())
                .extracting(ClassLabel::id)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static String label(TreeSource source, Variant variant, ImageClass c) {
        if (variant.labels() instanceof Labels.WordnetDepth level) {
            return WordNet.nouns()
                    .find(c.id())
                    .orElseThrow()
                    .atDepth(level.depth())
                    .id();
        }
        return variant.labels() == Labels.FINE
                ? c.id()
                : variant.labels() == Labels.TEXT
                        ? "text"
                        : Objects.requireNonNull(source.superclasses().get(c.id()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nestsInTheTotalHoweverItIsDivided(long seed) {
        Random random = new Random(seed);
        TreeSource source = TreeSource.random(random);
        Labels labels = anyLabels(random);
        int more = 1 + random.nextInt((int) source.listing().images());
        int fewer = 1 + random.nextInt(more);
        for (Balance balance : Balance.values()) {
            for (boolean replacement : new boolean[] {false, true}) {
                ClassChoice all = new ClassChoice.All();
                Manifest small = Selection.manifest(
                        source, of(all, labels, new ImageBudget.Total(fewer), balance, replacement, seed));
                Manifest large = Selection.manifest(
                        source, of(all, labels, new ImageBudget.Total(more), balance, replacement, seed));
                List<String> left = new ArrayList<>(images(large));
                images(small).forEach(image -> assertThat(left.remove(image)).isTrue());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nestsInTheNumberOfClassesAndSubclasses(long seed) {
        Random random = new Random(seed);
        TreeSource source = TreeSource.random(random);
        int more = 1 + random.nextInt(source.listing().classes().size());
        int fewer = 1 + random.nextInt(more);
        SuperclassSet kinds = new SuperclassSet.Listed(
                source.superclasses().values().stream().distinct().toList());
        assertNests(source, seed, new ClassChoice.Random(fewer), new ClassChoice.Random(more));
        assertNests(source, seed, new ClassChoice.Top(fewer), new ClassChoice.Top(more));
        assertNests(
                source,
                seed,
                new ClassChoice.Superclasses(kinds, Subclasses.of(0.33)),
                new ClassChoice.Superclasses(kinds, Subclasses.of(0.67)));
        assertNests(
                source,
                seed,
                new ClassChoice.Superclasses(kinds, Subclasses.of(0.67)),
                new ClassChoice.Superclasses(kinds, Subclasses.of(1.0)));
    }

    private static void assertNests(TreeSource source, long seed, ClassChoice few, ClassChoice many) {
        Manifest small = Selection.manifest(source, of(few, Labels.FINE, ALL, Balance.NONE, false, seed));
        Manifest large = Selection.manifest(source, of(many, Labels.FINE, ALL, Balance.NONE, false, seed));
        assertThat(images(large)).containsAll(images(small));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void takesAFractionOfTheSubclassesOfEach(long seed) {
        TreeSource source = TreeSource.random(new Random(seed));
        SuperclassSet kinds = new SuperclassSet.Listed(
                source.superclasses().values().stream().distinct().toList());
        Manifest manifest = Selection.manifest(
                source,
                of(
                        new ClassChoice.Superclasses(kinds, Subclasses.of(0.33)),
                        Labels.SUPERCLASS,
                        ALL,
                        Balance.NONE,
                        false,
                        seed));
        Set<String> chosen = classes(source, manifest);
        source.superclasses().values().stream().distinct().forEach(kind -> {
            List<String> subclasses = source.superclasses().keySet().stream()
                    .filter(c -> kind.equals(source.superclasses().get(c)))
                    .toList();
            assertThat(subclasses.stream().filter(chosen::contains))
                    .hasSize((int) Math.max(1, Math.round(0.33 * subclasses.size())));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dividesTheSourceInTwoAtASynset(long seed) {
        TreeSource source = TreeSource.random(new Random(seed));
        List<String> sides = new ArrayList<>();
        for (ClassChoice side : List.of(new ClassChoice.Under(ANIMAL), new ClassChoice.NotUnder(ANIMAL))) {
            try {
                sides.addAll(images(Selection.manifest(source, of(side, Labels.FINE, ALL, Balance.NONE, false, 0))));
            } catch (InvalidField refused) {
                assertThat(refused.expected()).startsWith("a noun");
            }
        }
        assertThat(sides).containsExactlyInAnyOrderElementsOf(source.classOf().keySet());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void balancesLabelsWithinOneImage(long seed) {
        Random random = new Random(seed);
        TreeSource source = TreeSource.random(random);
        int n = 1 + random.nextInt(200);
        Manifest manifest = Selection.manifest(
                source,
                of(new ClassChoice.All(), Labels.SUPERCLASS, new ImageBudget.Total(n), Balance.LABEL, true, seed));
        LongSummaryStatistics perLabel = IntStream.range(0, manifest.classes())
                .mapToLong(label -> IntStream.range(0, manifest.count())
                        .filter(i -> manifest.label(i) == label)
                        .count())
                .summaryStatistics();
        assertThat(perLabel.getMax() - perLabel.getMin()).isBetween(0L, 1L);
    }
}
