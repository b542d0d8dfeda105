/** GPU workers: an epoch of work in, a checkpoint event out. */
@NullMarked
package dev.plumbline.trainers;

import org.jspecify.annotations.NullMarked;
