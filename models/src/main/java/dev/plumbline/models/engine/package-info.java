/**
 * The engine room: the only code that touches DJL's PyTorch internals. Everything else sees a network as named host
 * tensors, a batch of pixels in, a loss or predictions out.
 */
@NullMarked
package dev.plumbline.models.engine;

import org.jspecify.annotations.NullMarked;
