/** Shards of images and texts in tar files, as WebDataset has them, read where they lie. */
@NullMarked
package dev.plumbline.datasets.shard;

import org.jspecify.annotations.NullMarked;
