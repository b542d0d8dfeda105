/** FractalDB (Kataoka et al., ACCV 2020): images of iterated function systems, found by a seeded search. */
@NullMarked
package dev.plumbline.datasets.fractal;

import org.jspecify.annotations.NullMarked;
