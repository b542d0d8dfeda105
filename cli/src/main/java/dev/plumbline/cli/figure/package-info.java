/** The figure of a study: out-of-distribution over in-distribution metrics. */
@NullMarked
package dev.plumbline.cli.figure;

import org.jspecify.annotations.NullMarked;
