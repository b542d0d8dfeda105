package dev.plumbline.datasets.rendered.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.datasets.rendered.RenderedClass;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ObjectsWorldTest {
    private final ObjectsWorld world = new ObjectsWorld(7);

    @Test
    void hasSixtyFourClassesInAThreeLevelTree() {
        assertThat(world.classes()).hasSize(64).doesNotHaveDuplicates();
        assertThat(world.classes()).extracting(RenderedClass::name).doesNotHaveDuplicates();
        var kingdomsByFamily = world.classes().stream()
                .collect(Collectors.groupingBy(
                        RenderedClass::family, Collectors.mapping(RenderedClass::kingdom, Collectors.toSet())));
        assertThat(kingdomsByFamily)
                .hasSize(18)
                .allSatisfy((family, kingdoms) -> assertThat(kingdoms).hasSize(1));
        assertThat(world.classes().stream().map(RenderedClass::kingdom).distinct())
                .hasSize(6);
    }

    @Test
    void showsEachClassOnceInAnySixtyFourInARow() {
        var labels = new HashSet<Integer>();
        for (int i = 1000; i < 1064; i++) {
            labels.add(world.label(i));
        }
        assertThat(labels).hasSize(64);
    }

    @Test
    void refusesANegativeIndexWithItsValue() {
        assertThatThrownBy(() -> world.label(-3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-3");
    }
}
