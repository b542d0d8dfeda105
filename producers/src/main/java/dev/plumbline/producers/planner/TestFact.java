package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.TestSet;
import java.time.Instant;

/**
 * A test set was added to a task.
 *
 * @param request the last one that asked for it
 * @param order offset of the first one among the added tests: first in, first out
 * @param last offset of the last one
 * @param heard the planner's time when the last one asked: failures up to here are forgiven
 */
record TestFact(String task, TestSet test, String request, long order, long last, Instant heard) implements Fact {
    static final String KIND = "test/";

    static TestFact of(AddedTest added, Arrival arrival) {
        return new TestFact(
                added.task(), added.test(), added.request(), arrival.offset(), arrival.offset(), arrival.now());
    }

    TestFact again(AddedTest added, Arrival arrival) {
        return arrival.offset() <= last
                ? this
                : new TestFact(task, test, added.request(), order, arrival.offset(), arrival.now());
    }

    TestKey id() {
        return new TestKey(task, test.name());
    }

    @Override
    public String key() {
        return KIND + task + "/" + test.name();
    }
}
