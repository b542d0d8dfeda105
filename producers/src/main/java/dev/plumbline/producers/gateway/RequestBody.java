package dev.plumbline.producers.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.JsonFault;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.producers.Problem;
import dev.plumbline.producers.Problem.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The requests that a body holds, one or an array of them, or what is wrong with them.
 *
 * @param problems empty, or the requests must not be published
 */
record RequestBody(List<Request> requests, List<Problem> problems) {
    RequestBody {
        requests = List.copyOf(requests);
        problems = List.copyOf(problems);
    }

    /** @param check what is wrong with a request that is well-formed */
    static RequestBody read(byte[] json, Function<Request, List<Problem>> check) {
        List<Request> requests = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try {
            JsonNode root = Json.strict().readTree(json);
            if (root.isArray()) {
                for (int i = 0; i < root.size(); i++) {
                    add(root.get(i), "[" + i + "]", check, requests, problems);
                }
            } else {
                add(root, "", check, requests, problems);
            }
        } catch (IOException e) {
            problems.add(Problem.of(JsonFault.of(e)));
        }
        problems.addAll(conflicts(requests));
        if (requests.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(Reason.INVALID, null, null, "nothing in it; expected at least one request"));
        }
        return new RequestBody(requests, problems);
    }

    private static void add(
            JsonNode node,
            String place,
            Function<Request, List<Problem>> check,
            List<Request> requests,
            List<Problem> problems) {
        ObjectMapper mapper = Json.strict();
        try {
            Request request = node.isObject() ? mapper.treeToValue(node, Request.class) : null;
            if (request == null) {
                problems.add(Problem.of(JsonFault.nothing().within(place)));
                return;
            }
            requests.add(request);
            check.apply(request).forEach(problem -> problems.add(problem.at(within(place, problem))));
        } catch (IOException e) {
            problems.add(Problem.of(JsonFault.of(e, node).within(place)));
        }
    }

    private static String within(String place, Problem problem) {
        String field = problem.field() == null ? "" : problem.field();
        return place.isEmpty() || field.isEmpty() ? place + field : place + "." + field;
    }

    private static List<Problem> conflicts(List<Request> requests) {
        Map<String, Request> byId = new HashMap<>();
        List<Problem> conflicts = new ArrayList<>();
        for (Request request : requests) {
            Request other = byId.putIfAbsent(request.id(), request);
            if (other != null && !other.equals(request)) {
                conflicts.add(new Problem(Reason.CONFLICT, "id", request.id(), "expected an id for each request"));
            }
        }
        return conflicts;
    }
}
