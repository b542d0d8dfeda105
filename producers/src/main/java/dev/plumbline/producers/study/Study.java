package dev.plumbline.producers.study;

import dev.plumbline.contracts.event.Request;
import java.util.List;

/**
 * A study: its requests, in the order in which they are published.
 *
 * @param series the names, in the file's order
 */
public record Study(String name, List<String> series, List<Request> requests) {
    public Study {
        series = List.copyOf(series);
        requests = List.copyOf(requests);
    }
}
