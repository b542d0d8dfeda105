package dev.plumbline.analytics.read;

import dev.plumbline.analytics.trends.Figures;
import dev.plumbline.analytics.trends.SeriesName;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.service.TopicTail.Place;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Books that were told events a second apart, and then what the application would say of their points. */
final class Told {
    static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private Told() {}

    /** Runs have offsets of their own, evaluations too; markers of transactions lie between. */
    static Books of(List<? extends Event> events) {
        Books books = new Books();
        long runs = 0;
        long evaluations = 0;
        for (int i = 0; i < events.size(); i++) {
            Instant at = FIRST.plusSeconds(i);
            if (events.get(i) instanceof Accepted run) {
                books.on(run, new Place(2 * runs++, at));
            } else {
                books.on((Evaluation) events.get(i), new Place(2 * evaluations++, at));
            }
        }
        Figures figures = new Figures();
        Set<SeriesName> all = new HashSet<>();
        books.points().points(point -> true).forEach(point -> all.addAll(figures.put(point)));
        figures.trends(all).values().forEach(trends -> trends.forEach(books.trends()::on));
        figures.names()
                .forEach(name -> figures.residuals(name, figures.points(name)).forEach(books.residuals()::on));
        return books;
    }
}
