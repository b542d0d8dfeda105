/** What checkpoints said of the images of test sets, as files. */
@NullMarked
package dev.plumbline.models.prediction;

import org.jspecify.annotations.NullMarked;
