/** A manifest's images as a few large files that are mapped and read in place. */
@NullMarked
package dev.plumbline.datasets.packed;

import org.jspecify.annotations.NullMarked;
