/** Random resized crop, flip and normalisation as torchvision defines them. */
@NullMarked
package dev.plumbline.datasets.augment;

import org.jspecify.annotations.NullMarked;
