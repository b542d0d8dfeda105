package dev.plumbline.datasets.rendered;

/**
 * A leaf of a three-level class tree, which hangs under one root: kingdom, family, class. Names are unique within their
 * level.
 */
public record RenderedClass(String kingdom, String family, String name) {}
