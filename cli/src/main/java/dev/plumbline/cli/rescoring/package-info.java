/** Scoring anew what was predicted: {@code plumbline rescore}. */
@NullMarked
package dev.plumbline.cli.rescoring;

import org.jspecify.annotations.NullMarked;
