/** How results are printed. */
@NullMarked
package dev.plumbline.cli.output;

import org.jspecify.annotations.NullMarked;
