/** What a source holds, in figures. */
@NullMarked
package dev.plumbline.datasets.summary;

import org.jspecify.annotations.NullMarked;
