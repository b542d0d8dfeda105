/** Measures analytics through Kafka: how many evaluations a second, how late a trend is, how long a replay takes. */
@NullMarked
package dev.plumbline.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
