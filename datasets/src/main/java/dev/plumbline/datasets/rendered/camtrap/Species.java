package dev.plumbline.datasets.rendered.camtrap;

import java.util.Set;
import java.util.function.Consumer;

/**
 * One species, in the order of how often it is seen.
 *
 * @param order the second level of the class tree
 * @param night share of its sequences that fall in the night
 * @param company how often a second animal is with the first
 * @param homes the habitats it prefers
 * @param drawing draws one animal in its own body coordinates
 */
record Species(
        String name,
        String kingdom,
        String order,
        float night,
        float company,
        Set<Habitat> homes,
        Consumer<Figure> drawing) {}
