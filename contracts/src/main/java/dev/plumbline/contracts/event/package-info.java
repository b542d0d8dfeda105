/** What travels in the topics: one record per event, checked when it is made. */
@NullMarked
package dev.plumbline.contracts.event;

import org.jspecify.annotations.NullMarked;
