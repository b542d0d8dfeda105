package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Require;

/**
 * A test set was added to a task: a resolved {@link TestRequest}. Runs accepted later have it among their tests.
 *
 * @param request the id of the request
 */
public record AddedTest(String request, String task, TestSet test) implements Event {
    public AddedTest {
        Require.name("request", request);
        Require.name("task", task);
        Require.present("test", test);
    }

    @Override
    public String key() {
        return task;
    }

    @Override
    public String eventId() {
        return "test/" + task + "/" + test.name() + "/" + request;
    }
}
