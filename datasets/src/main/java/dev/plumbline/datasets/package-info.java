/** Sources, variants, manifests, image decoding, rendered worlds and tasks. */
@NullMarked
package dev.plumbline.datasets;

import org.jspecify.annotations.NullMarked;
