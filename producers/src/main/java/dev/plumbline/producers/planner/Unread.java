package dev.plumbline.producers.planner;

import java.util.Map;

/**
 * How far the planner's group is behind when its task starts.
 *
 * @param last by topic the offset of its last record, where the group has not read that
 * @param begun whether the group has read any accepted run before
 */
record Unread(Map<String, Long> last, boolean begun) {
    Unread {
        last = Map.copyOf(last);
    }
}
