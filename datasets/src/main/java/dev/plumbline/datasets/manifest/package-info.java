/** Variants made exact: which images carry which labels, as a file whose SHA-256 is its identity. */
@NullMarked
package dev.plumbline.datasets.manifest;

import org.jspecify.annotations.NullMarked;
