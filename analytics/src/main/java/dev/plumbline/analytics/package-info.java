/** Trends, residuals and the statistics behind them, live on Kafka Streams. */
@NullMarked
package dev.plumbline.analytics;

import org.jspecify.annotations.NullMarked;
