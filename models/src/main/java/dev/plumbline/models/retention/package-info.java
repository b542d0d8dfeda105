/** Which files of a store are kept, which are not, and why. */
@NullMarked
package dev.plumbline.models.retention;

import org.jspecify.annotations.NullMarked;
