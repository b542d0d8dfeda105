/** Trends of any CSV file, by the code that live trends run on. */
@NullMarked
package dev.plumbline.analytics.fit;

import org.jspecify.annotations.NullMarked;
