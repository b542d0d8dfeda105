/** Fakes, clocks and the one broker per JVM that integration tests share. */
@NullMarked
package dev.plumbline.testing;

import org.jspecify.annotations.NullMarked;
