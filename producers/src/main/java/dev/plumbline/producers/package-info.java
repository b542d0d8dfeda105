/** Publishes work: study files, the HTTP API, the resolver and the planner. */
@NullMarked
package dev.plumbline.producers;

import org.jspecify.annotations.NullMarked;
