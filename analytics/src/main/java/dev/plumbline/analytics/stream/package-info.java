/** The Kafka Streams application: accepted runs and evaluations in, trends and residuals out. */
@NullMarked
package dev.plumbline.analytics.stream;

import org.jspecify.annotations.NullMarked;
