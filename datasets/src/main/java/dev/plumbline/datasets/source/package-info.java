/** Data sets known by name on this machine: what they hold and how their images are read. */
@NullMarked
package dev.plumbline.datasets.source;

import org.jspecify.annotations.NullMarked;
