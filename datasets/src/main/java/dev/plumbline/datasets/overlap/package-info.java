/** Images that two sets have in common, to the pixel or to the eye. */
@NullMarked
package dev.plumbline.datasets.overlap;

import org.jspecify.annotations.NullMarked;
