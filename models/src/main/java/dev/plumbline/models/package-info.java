/** Architectures, recipes, checkpoints and their store, and the engine room. */
@NullMarked
package dev.plumbline.models;

import org.jspecify.annotations.NullMarked;
