package dev.plumbline.analytics.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownStudiesTest {
    @Test
    void namesNoMoreThanASentenceHasRoomFor() {
        TreeSet<String> names = IntStream.range(0, 1_000)
                .mapToObj("study-%03d"::formatted)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new KnownStudies(names).sentence())
                .startsWith("study-000, study-001, ")
                .endsWith("study-019 and 980 more");
        assertThat(new KnownStudies(new TreeSet<>(List.of("b", "a"))).sentence())
                .isEqualTo("a, b");
    }
}
