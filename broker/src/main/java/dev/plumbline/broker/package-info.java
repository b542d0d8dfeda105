/** Kafka's own server in KRaft mode, inside the process. */
@NullMarked
package dev.plumbline.broker;

import org.jspecify.annotations.NullMarked;
