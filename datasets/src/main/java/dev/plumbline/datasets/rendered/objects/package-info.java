/** {@code rendered:objects}: still objects in 64 classes, a source to pre-train on. */
@NullMarked
package dev.plumbline.datasets.rendered.objects;

import org.jspecify.annotations.NullMarked;
