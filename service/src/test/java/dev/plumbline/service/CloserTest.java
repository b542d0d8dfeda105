package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CloserTest {
    private final List<String> closed = new ArrayList<>();
    private final Closer closer = new Closer();

    @Test
    void closesTheLastFirstAndOnce() {
        closer.add(named("first"));
        closer.add(named("second"));
        closer.close();
        closer.close();
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void keepsEveryFailureAndClosesTheRest() {
        closer.add(named("first"));
        closer.add(failing(new IOException("b")));
        closer.add(failing(new IllegalArgumentException("c")));
        assertThatThrownBy(closer::close)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("c")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                IOException.class, s -> assertThat(s).hasMessage("b")));
        assertThat(closed).containsExactly("first");
    }

    @Test
    void wrapsACheckedFailure() {
        closer.add(failing(new IOException("disk gone")));
        assertThatThrownBy(closer::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot close in order: disk gone")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void cleansUpAfterAnOpeningThatFailsHalfway() {
        IOException halfway = new IOException("halfway");
        assertThatThrownBy(() -> Closer.opening(c -> {
                    c.add(named("opened"));
                    c.add(failing(new IllegalStateException("stuck")));
                    throw halfway;
                }))
                .isSameAs(halfway)
                .hasSuppressedException(new IllegalStateException("stuck"));
        assertThat(closed).containsExactly("opened");
    }

    @Test
    void leavesOpenWhatAnOpeningReturns() {
        AutoCloseable kept = named("kept");
        AutoCloseable opened = Closer.opening(c -> c.add(kept));
        assertThat(opened).isSameAs(kept);
        assertThat(closed).isEmpty();
    }

    private AutoCloseable named(String name) {
        return () -> closed.add(name);
    }

    private static AutoCloseable failing(Exception e) {
        return () -> {
            throw e;
        };
    }
}
