package dev.plumbline.analytics.read;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known now, and what was known; a few past views are kept. */
final class Views {
    private static final int KEPT = 4;

    private final Books books;
    private final LiveView live;
    private final InstantSource clock;
    private final Map<String, PastView> past = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PastView> eldest) {
            return size() > KEPT;
        }
    };

    Views(Books books, InstantSource clock) {
        this.books = books;
        this.clock = clock;
        this.live = new LiveView(books, Long.toString(clock.millis(), Character.MAX_RADIX));
    }

    /** @throws BadQuery where no run of the study was ever accepted; none is asked for without one */
    void requireKnown(@Nullable String study) {
        if (study != null
                && !books.journal().knows(study)
                && books.runs().runs(study).isEmpty()) {
            TreeSet<String> names = books.journal().runs(null).stream()
                    .map(run -> run.request().study())
                    .collect(Collectors.toCollection(TreeSet::new));
            throw BadQuery.notFound(Parameters.STUDY, study, "there are " + new KnownStudies(names).sentence());
        }
    }

    /** @throws BadQuery where the moment has not come */
    View at(@Nullable AsOf moment, @Nullable String study) {
        if (moment == null) {
            return live;
        }
        requireCome(moment);
        if (study == null) {
            throw new BadQuery("study", null, "must be given with asOf and asOfOffset: the past is told of one study");
        }
        Journal.Slice slice = books.journal().upTo(moment, study);
        // The journal only grows, so that a moment and a count name what was taken in.
        String version = study + "@" + moment + "-" + slice.runs().size() + "-"
                + slice.scores().size() + "-" + slice.baselines().hashCode();
        synchronized (past) {
            return past.computeIfAbsent(version, name -> new PastView(slice, name));
        }
    }

    private void requireCome(AsOf moment) {
        Instant now = clock.instant();
        if (moment instanceof AsOf.Time time && time.at().isAfter(now)) {
            throw new BadQuery("asOf", time.at().toString(), "is not before now, " + now);
        }
        long last = books.journal().lastOffset();
        if (moment instanceof AsOf.Offset offset && offset.offset() > last) {
            throw new BadQuery(
                    "asOfOffset",
                    Long.toString(offset.offset()),
                    "lies behind the last evaluation that has been read, at " + last);
        }
    }
}
