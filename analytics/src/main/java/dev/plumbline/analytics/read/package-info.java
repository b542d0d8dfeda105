/** What analytics knows, for people and programs: the read API, CSV, gauges and the page. */
@NullMarked
package dev.plumbline.analytics.read;

import org.jspecify.annotations.NullMarked;
