/** Worlds that are drawn, not downloaded: {@code rendered:objects} and {@code rendered:camtrap}. */
@NullMarked
package dev.plumbline.datasets.rendered;

import org.jspecify.annotations.NullMarked;
