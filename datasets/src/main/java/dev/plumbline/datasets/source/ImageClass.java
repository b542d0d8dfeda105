package dev.plumbline.datasets.source;

import java.util.List;

/**
 * A class of a source.
 *
 * @param id unique in the source, as {@code n01443537}
 * @param name for people
 * @param images ids, unique in the source, sorted; a part of a source may have none
 */
public record ImageClass(String id, String name, List<String> images) {}
