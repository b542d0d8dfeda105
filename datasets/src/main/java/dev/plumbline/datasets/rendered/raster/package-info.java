/**
 * The arithmetic both worlds draw with: polygons, affine maps, exact area coverage, counted draws. It holds no texture,
 * no scene, no figure and no camera effect, and uses only operations that IEEE 754 rounds exactly, so an image is the
 * same on every machine and JDK.
 */
@NullMarked
package dev.plumbline.datasets.rendered.raster;

import org.jspecify.annotations.NullMarked;
