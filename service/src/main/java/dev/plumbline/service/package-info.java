/** What every role shares: Kafka client settings, metrics, /health and /metrics, orderly closing. */
@NullMarked
package dev.plumbline.service;

import org.jspecify.annotations.NullMarked;
