/** How fast the engine trains, scores and resumes, beside PyTorch in Python on the same work. */
@NullMarked
package dev.plumbline.benchmarks.training;

import org.jspecify.annotations.NullMarked;
