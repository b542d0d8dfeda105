package dev.plumbline.analytics.points;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Every name once, for events that are kept and share them. Safe for use by several threads. */
public final class Names implements UnaryOperator<String> {
    private final Map<String, String> names = new ConcurrentHashMap<>();

    @Override
    public String apply(String name) {
        return names.computeIfAbsent(name, same -> same);
    }
}
