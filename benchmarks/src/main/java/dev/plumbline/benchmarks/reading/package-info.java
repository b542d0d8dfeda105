/** How long the read API takes to answer. */
@NullMarked
package dev.plumbline.benchmarks.reading;

import org.jspecify.annotations.NullMarked;
