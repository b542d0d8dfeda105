package dev.plumbline.datasets.source;

import org.jspecify.annotations.Nullable;

/**
 * What a class of one source is called in another.
 *
 * @param id of the class in its own source
 * @param mapsTo the class id in the other source; null where the class is left out
 * @param place of the row, for errors
 */
public record MappedClass(String id, @Nullable String mapsTo, String place) {}
