/** Options that several commands share. */
@NullMarked
package dev.plumbline.cli.option;

import org.jspecify.annotations.NullMarked;
