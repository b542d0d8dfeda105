package dev.plumbline.analytics.regression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.points.PointJoin;
import dev.plumbline.analytics.points.PointJoin.Joined;
import dev.plumbline.analytics.points.Roster;
import dev.plumbline.analytics.points.Score;
import dev.plumbline.analytics.points.Table;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.Regression.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** In whatever order events are read, the last words are those of the events in the order of their times. */
class InterleavingTest {
    private static final int HISTORIES = 60;
    private static final String SUBJECTS = "demo/objects/rendered:camtrap/unseen-cameras/";

    @Test
    void endsInTheSameBytes() {
        Set<String> endings = new HashSet<>();
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Event> history = history(random);
            Map<String, Regression> inOrder = lastWords(history);
            for (int interleaving = 0; interleaving < 3; interleaving++) {
                Collections.shuffle(history, random);
                assertThat(bytes(lastWords(history)))
                        .as("seed %d, interleaving %d", seed, interleaving)
                        .isEqualTo(bytes(inOrder));
            }
            inOrder.values().forEach(word -> endings.add(word.status() + " " + word.ending()));
        }
        assertThat(endings).contains("RAISED null", "CLEARED RECOVERED", "CLEARED ACCEPTED");
    }

    /** Four levels of a dozen runs, an acceptance somewhere, and runs that are trained anew. */
    private static List<Event> history(Random random) {
        List<Event> events = new ArrayList<>(Downfall.runs(0, 14, 0));
        int first = 14;
        for (int level = 0; level < 3; level++) {
            int end = first + 2 + random.nextInt(10);
            events.addAll(Downfall.runs(first, end, 40 * random.nextInt(3)));
            if (random.nextBoolean()) {
                events.add(acceptance("accuracy", Downfall.begin(end)));
                events.add(acceptance("macroF1", Downfall.begin(end)));
            } else if (random.nextBoolean()) {
                events.add(naming("accuracy", first + random.nextInt(end - first)));
                events.add(naming("macroF1", first + random.nextInt(end - first)));
            }
            first = end;
        }
        if (random.nextInt(3) == 0) {
            int anew = random.nextInt(first - 3);
            events.addAll(Downfall.runs(anew, anew + 3, 40 * random.nextInt(2), 2));
        }
        return events;
    }

    private static Command acceptance(String metric, Instant at) {
        return new Command("c-" + at, SUBJECTS + metric, Command.Action.ACCEPT_REGRESSION, null, at);
    }

    /** By an operator whose clock stands at the beginning. */
    private static Command naming(String metric, int run) {
        String detected = Downfall.run(run).finetune().id();
        return new Command(
                "c-" + run, SUBJECTS + metric, Command.Action.ACCEPT_REGRESSION, null, Instant.EPOCH, detected);
    }

    private static Map<String, Regression> lastWords(List<Event> events) {
        Table<Roster> rosters = Table.inMemory();
        PointJoin join = new PointJoin(rosters, Table.inMemory());
        Table<Regression> words = Table.inMemory();
        Regressions regressions = new Regressions(AlarmBudget.STANDARD, rosters, Table.inMemory(), words);
        Map<String, Regression> last = new TreeMap<>();
        for (Event event : events) {
            read(event, join, regressions).forEach(word -> last.put(word.subject(), word));
        }
        last.values().removeIf(word -> word.ending() == Ending.REVISED);
        return last;
    }

    private static List<Regression> read(Event event, PointJoin join, Regressions regressions) {
        if (event instanceof Command command) {
            return regressions.accept(Acceptance.of(command)).stream().toList();
        }
        Joined joined =
                event instanceof Accepted run ? join.join(Roster.of(run)) : join.join(Score.of((Evaluation) event));
        return joined.points().stream()
                .flatMap(point -> regressions.put(point).stream())
                .toList();
    }

    private static String bytes(Map<String, Regression> words) {
        return Digest.ofCanonical(words) + words;
    }
}
