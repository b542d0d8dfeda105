package dev.plumbline.datasets.rendered.camtrap;

/** A kind of country; {@link Palette} has its colours. */
enum Habitat {
    SAVANNA,
    WOODLAND,
    RAINFOREST,
    DESERT,
    WETLAND,
    UPLAND
}
