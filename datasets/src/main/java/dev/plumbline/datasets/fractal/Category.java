package dev.plumbline.datasets.fractal;

/**
 * A class of FractalDB.
 *
 * @param candidate which candidate of the search it was, the first being 1
 */
public record Category(int candidate, FunctionSystem system) {}
