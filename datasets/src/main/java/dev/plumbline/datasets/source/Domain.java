package dev.plumbline.datasets.source;

import org.jspecify.annotations.Nullable;

/**
 * The images of a domain.
 *
 * @param open all of them, or those that {@code test} leaves
 * @param test what its makers hold out for tests, with the same classes; null where they do not say
 */
public record Domain(Listing open, @Nullable Listing test) {}
