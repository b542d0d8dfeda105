package dev.plumbline.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.Sources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationImagesTest {
    private static final long PLENTY = 1_000_000;

    /** A source of names whose validation images are called after its classes. */
    private record Validated(TreeSource source, Listing part) implements Source {
        /** @param perClass images of each class, of the last class none */
        static Validated of(TreeSource source, int perClass) {
            List<ImageClass> classes = source.listing().classes();
            String last = classes.get(classes.size() - 1).id();
            return new Validated(
                    source,
                    Listing.ofPart(
                            "",
                            classes.stream()
                                    .map(c -> new ImageClass(
                                            c.id(),
                                            c.name(),
                                            IntStream.range(0, c.id().equals(last) ? 0 : perClass)
                                                    .mapToObj(i -> "val/" + c.id() + "/" + i)
                                                    .toList()))
                                    .toList()));
        }

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public Listing listing() {
            return source.listing();
        }

        @Override
        public Map<String, String> superclasses() {
            return source.superclasses();
        }

        @Override
        public Optional<Listing> validation() {
            return Optional.of(part);
        }

        @Override
        public void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
            source.read(image, size, rgb, offset);
        }
    }

    private static Variant variant(int classes, Labels labels) {
        return Variant.of(new ClassChoice.Random(classes), labels, new ImageBudget.All(), null, null, null, 5L);
    }

    private static Set<String> images(Manifest manifest) {
        return IntStream.range(0, manifest.count()).mapToObj(manifest::image).collect(Collectors.toSet());
    }

    @Test
    void areOfTheVariantsClassesUnderItsLabelsInTheSameOrder() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Validated source = Validated.of(TreeSource.random(random), 7);
            int k = 1 + random.nextInt(source.listing().classes().size() - 1);
            Variant variant = variant(k, random.nextBoolean() ? Labels.FINE : Labels.SUPERCLASS);
            Manifest trained = Selection.manifest(source, variant);
            Optional<Manifest> validation = ValidationImages.manifest(source, variant, trained.count());
            Map<String, Integer> labelOf = IntStream.range(0, trained.count())
                    .boxed()
                    .collect(Collectors.toMap(i -> classOf(trained.image(i)), trained::label, (a, b) -> a));
            assertThat(validation.isPresent() || k == 1).as("seed %d", seed).isTrue();
            validation.ifPresent(manifest -> {
                assertThat(manifest.header().classes())
                        .isEqualTo(trained.header().classes());
                for (int i = 0; i < manifest.count(); i++) {
                    assertThat(manifest.label(i))
                            .isEqualTo(labelOf.get(manifest.image(i).split("/", -1)[1]));
                }
                assertThat(manifest.count()).isIn(7 * k, 7 * (k - 1));
            });
        }
    }

    /** TreeSource's ids hold the class: {@code 0a1b/n01440764_3.JPEG}. */
    private static String classOf(String image) {
        return image.substring(image.indexOf('/') + 1, image.lastIndexOf('_'));
    }

    @Test
    void areATenthOfTheVariantsImagesWithinBoundsAndNest() {
        Validated source = Validated.of(TreeSource.random(new Random(1)), 2_000);
        Variant variant = variant(source.listing().classes().size(), Labels.FINE);
        Manifest few = ValidationImages.manifest(source, variant, 40).orElseThrow();
        Manifest some = ValidationImages.manifest(source, variant, 12_340).orElseThrow();
        Manifest many = ValidationImages.manifest(source, variant, PLENTY).orElseThrow();
        assertThat(List.of(few.count(), some.count(), many.count())).containsExactly(500, 1_234, 10_000);
        assertThat(images(some)).containsAll(images(few)).hasSize(1_234);
        assertThat(images(many)).containsAll(images(some));
    }

    @Test
    void areNoneWhereTheSourceHasNoneOfTheseClasses() {
        TreeSource bare = TreeSource.random(new Random(2));
        Variant all = variant(bare.listing().classes().size(), Labels.FINE);
        assertThat(ValidationImages.manifest(bare, all, PLENTY)).isEmpty();
        assertThat(ValidationImages.manifest(Validated.of(bare, 0), all, PLENTY))
                .isEmpty();
    }

    @Test
    void ofTheBuiltInObjectsAreNeverTrainedOn() {
        Source source = Sources.of(List.of()).source("rendered:objects");
        Variant two = variant(2, Labels.FINE);
        Set<String> trained = images(Selection.manifest(source, two));
        Manifest validation = ValidationImages.manifest(source, two, PLENTY).orElseThrow();
        assertThat(images(validation)).hasSize(40).doesNotContainAnyElementsOf(trained);
    }
}
