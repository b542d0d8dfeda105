/** {@code rendered:camtrap}: wildlife at camera traps, a downstream task with unseen cameras. */
@NullMarked
package dev.plumbline.datasets.rendered.camtrap;

import org.jspecify.annotations.NullMarked;
