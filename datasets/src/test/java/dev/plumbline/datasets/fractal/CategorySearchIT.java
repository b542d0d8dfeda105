package dev.plumbline.datasets.fractal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole search: about a minute of CPU time. */
class CategorySearchIT {
    @Test
    void findsAThousandCategoriesAfter42655CandidatesAndTheyAreTheTable() throws InterruptedException {
        List<Category> found = CategorySearch.first(1000, Runtime.getRuntime().availableProcessors());
        assertThat(found.get(999).candidate()).isEqualTo(42_655);
        assertThat(Digest.of(CategoryTable.bytes(found))).isEqualTo(Digest.of(CategoryTable.publishedBytes()));
    }
}
