/** From the bytes of an image file to a square of RGB pixels. */
@NullMarked
package dev.plumbline.datasets.image;

import org.jspecify.annotations.NullMarked;
