package dev.plumbline.producers.planner;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contracts.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Facts as the bytes of the planner's store: compact JSON. */
final class FactCodec {
    private static final Map<String, Class<? extends Fact>> KINDS = Map.of(
            RunFact.KIND, RunFact.class,
            CommandFact.KIND, CommandFact.class,
            EpochFact.KIND, EpochFact.class,
            WorkFact.KIND, WorkFact.class,
            TestFact.KIND, TestFact.class,
            Said.OfRun.KIND, Said.OfRun.class,
            Said.OfStage.KIND, Said.OfStage.class,
            Said.OfBackfill.KIND, Said.OfBackfill.class);

    private FactCodec() {}

    static byte[] encode(Fact fact) {
        try {
            return Json.events().writeValueAsBytes(fact);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + fact.key(), e);
        }
    }

    static Fact decode(String key, byte[] bytes) {
        Class<? extends Fact> kind = KINDS.get(key.substring(0, key.indexOf('/') + 1));
        if (kind == null) {
            throw new IllegalArgumentException("the planner's store holds " + key + ", which is no fact it knows");
        }
        try {
            return Json.events().readValue(bytes, kind);
        } catch (IOException e) {
            throw new UncheckedIOException("the planner's store holds " + key + ", which cannot be read", e);
        }
    }
}
