/** Study files: a grid of series, architectures and seeds, written in YAML. */
@NullMarked
package dev.plumbline.producers.study;

import org.jspecify.annotations.NullMarked;
