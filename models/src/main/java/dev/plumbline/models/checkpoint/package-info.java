/** What the next epoch depends on, as a file, and the store of such files. */
@NullMarked
package dev.plumbline.models.checkpoint;

import org.jspecify.annotations.NullMarked;
