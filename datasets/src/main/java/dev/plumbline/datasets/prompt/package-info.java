/** The texts that an image generator makes a source from. */
@NullMarked
package dev.plumbline.datasets.prompt;

import org.jspecify.annotations.NullMarked;
