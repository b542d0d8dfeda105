/** The plumbline command and the all-in-one process. */
@NullMarked
package dev.plumbline.cli;

import org.jspecify.annotations.NullMarked;
