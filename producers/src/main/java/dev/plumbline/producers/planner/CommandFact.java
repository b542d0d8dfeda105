package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Command;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What operators said of one target.
 *
 * @param target a run id or a study
 * @param last the last word of each kind
 */
record CommandFact(String target, Map<Command.Action, Word> last) implements Fact {
    static final String KIND = "command/";

    /**
     * @param order its offset among the commands: the later word counts
     * @param at the operator's time
     * @param heard the planner's time
     * @param priority with {@code PRIORITISE} only
     */
    record Word(
            long order, Instant at, Instant heard, @Nullable Integer priority) {}

    CommandFact {
        last = Map.copyOf(last);
    }

    static CommandFact none(String target) {
        return new CommandFact(target, Map.of());
    }

    CommandFact with(Command command, Arrival arrival) {
        Word known = last.get(command.action());
        if (known != null && known.order() >= arrival.offset()) {
            return this;
        }
        Map<Command.Action, Word> words = new EnumMap<>(Command.Action.class);
        words.putAll(last);
        words.put(command.action(), new Word(arrival.offset(), command.at(), arrival.now(), command.priority()));
        return new CommandFact(target, words);
    }

    @Nullable
    Word word(Command.Action action) {
        return last.get(action);
    }

    @Override
    public String key() {
        return KIND + target;
    }
}
