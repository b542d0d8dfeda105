/** Baselines with names, and how far series lie above baselines of any kind. Pure. */
@NullMarked
package dev.plumbline.analytics.baselines;

import org.jspecify.annotations.NullMarked;
