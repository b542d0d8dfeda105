/** Which classes belong together: WordNet 3.0, and the superclasses of the published studies. */
@NullMarked
package dev.plumbline.datasets.hierarchy;

import org.jspecify.annotations.NullMarked;
