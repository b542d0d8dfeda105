package dev.plumbline.datasets.source;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for. */
final class Memo<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T value;

    Memo(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        T known = value;
        if (known == null) {
            known = maker.get();
            value = known;
        }
        return known;
    }
}
