package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * Asks that every kept checkpoint of a task, and those to come, be scored on further images. Asking again for the same
 * test set takes up what failed of it.
 *
 * @param id of this request, chosen by the client, or derived: the same content, the same id
 * @param test the name of the test set, unique within the task
 * @param role out of distribution: a task has its one ID validation set and its one ID test
 * @param on a source, as {@code sketches}, or a domain of one, as {@code pacs:sketch}
 */
public record TestRequest(String id, String task, String test, TestRole role, String on) implements Event {
    public TestRequest {
        Require.name("id", id);
        Require.name("task", task);
        TestSet.requireName(test);
        Require.present("role", role);
        if (role != TestRole.OOD_TEST && role != TestRole.OOD_VALIDATION) {
            throw new InvalidField("role", role, "oodTest or oodValidation: every figure has the task's own ID sets");
        }
        Require.name("on", on);
    }

    @JsonCreator
    static TestRequest of(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("task") String task,
            @JsonProperty("test") String test,
            @JsonProperty("role") @Nullable TestRole role,
            @JsonProperty("on") String on) {
        TestRequest given =
                new TestRequest(id == null ? "unnamed" : id, task, test, role == null ? TestRole.OOD_TEST : role, on);
        return id == null ? given.withId(test + "/" + Digest.ofCanonical(given).substring(0, 10)) : given;
    }

    private TestRequest withId(String derived) {
        return new TestRequest(derived, task, test, role, on);
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public String eventId() {
        return "testRequest/" + id;
    }
}
