/** Measures what the documentation claims, each on one machine in one run. */
@NullMarked
package dev.plumbline.benchmarks;

import org.jspecify.annotations.NullMarked;
