/** Whether regression alarms keep their budget, and how soon they come: seeded simulations. */
@NullMarked
package dev.plumbline.benchmarks.alarms;

import org.jspecify.annotations.NullMarked;
