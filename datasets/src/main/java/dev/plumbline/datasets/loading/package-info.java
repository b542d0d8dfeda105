/** The images of a manifest as pixels, decoded once per process. */
@NullMarked
package dev.plumbline.datasets.loading;

import org.jspecify.annotations.NullMarked;
