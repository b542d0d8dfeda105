/** A source after an intervention: which classes, which labels, how many images. */
@NullMarked
package dev.plumbline.contracts.variant;

import org.jspecify.annotations.NullMarked;
