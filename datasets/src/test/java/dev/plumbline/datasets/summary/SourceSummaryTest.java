package dev.plumbline.datasets.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import dev.plumbline.datasets.source.Sources;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceSummaryTest {
    /** Classes of these sizes; an image's group is the last digit of its number. */
    private record Sized(List<Integer> sizes) implements Source {
        @Override
        public String name() {
            return "sized";
        }

        @Override
        public Listing listing() {
            return Listing.of(IntStream.range(0, sizes.size())
                    .mapToObj(c -> new ImageClass(
                            "c" + c,
                            "class " + c,
                            IntStream.range(0, sizes.get(c))
                                    .mapToObj(i -> "c" + c + "/" + i)
                                    .toList()))
                    .toList());
        }

        @Override
        public Optional<String> group(String image) {
            return Optional.of(image.substring(image.length() - 1));
        }

        @Override
        public void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage {
            throw new UnreadableImage("a summary reads no pixels", null);
        }
    }

    @Test
    void tellsALongTail() {
        SourceSummary summary = SourceSummary.of(new Sized(List.of(3, 40, 7, 1, 12, 1, 2, 30)));
        assertThat(summary.images()).isEqualTo(96);
        assertThat(summary.perClass()).isEqualTo(new SourceSummary.PerClass(1, 5, 40));
        assertThat(summary.half()).isEqualTo(2);
        assertThat(summary.groups()).isEqualTo(10);
        assertThat(summary.largest().stream().map(SourceSummary.ClassSize::id))
                .containsExactly("c1", "c7", "c4", "c2", "c0");
        assertThat(summary.smallest().stream().map(SourceSummary.ClassSize::id))
                .containsExactly("c3", "c5", "c6", "c0", "c2");
    }

    @Test
    void describesABuiltInSource() {
        SourceSummary summary = SourceSummary.of(Sources.of(List.of()).source("rendered:objects"));
        assertThat(summary.perClass()).isEqualTo(new SourceSummary.PerClass(1000, 1000, 1000));
        assertThat(summary.half()).isEqualTo(32);
        assertThat(summary.groups()).isZero();
    }
}
