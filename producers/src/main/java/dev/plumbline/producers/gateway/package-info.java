/** The HTTP API: requests and studies go in, the state of runs comes out. */
@NullMarked
package dev.plumbline.producers.gateway;

import org.jspecify.annotations.NullMarked;
