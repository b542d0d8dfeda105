/** The planner: accepted runs become epochs of work and evaluations, by what is known to be done. */
@NullMarked
package dev.plumbline.producers.planner;

import org.jspecify.annotations.NullMarked;
