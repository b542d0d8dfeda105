/** Scores checkpoints: an evaluation's work in, an evaluation event out. */
@NullMarked
package dev.plumbline.evaluators;

import org.jspecify.annotations.NullMarked;
