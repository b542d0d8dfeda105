/** How often intervals hold the truth, in laboratories whose truth is known. */
@NullMarked
package dev.plumbline.benchmarks.coverage;

import org.jspecify.annotations.NullMarked;
