/** Downstream tasks: what is fine-tuned on, and what is tested in and out of distribution. */
@NullMarked
package dev.plumbline.datasets.task;

import org.jspecify.annotations.NullMarked;
