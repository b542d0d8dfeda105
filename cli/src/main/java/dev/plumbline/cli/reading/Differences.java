package dev.plumbline.cli.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.event.Request;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** In which fields a request is another than the one that was accepted under its id: the resolver would reject it as a conflict. */
final class Differences {
    /** In these, requests for the same may differ. */
    private static final List<String> FREE = List.of("id", "priority");

    private Differences() {}

    /** A clause for each field. */
    static List<String> of(Request submitted, Request accepted) {
        ObjectNode now = Json.events().valueToTree(submitted);
        ObjectNode before = Json.events().valueToTree(accepted);
        now.remove(FREE);
        before.remove(FREE);
        Set<String> fields = new TreeSet<>();
        now.fieldNames().forEachRemaining(fields::add);
        before.fieldNames().forEachRemaining(fields::add);
        return fields.stream()
                .filter(field -> !now.path(field).equals(before.path(field)))
                .map(field -> field + ": " + value(field, now.path(field)) + "; the study was submitted with "
                        + value(field, before.path(field)))
                .toList();
    }

    private static String value(String field, JsonNode value) {
        if (value.isMissingNode()) {
            return field.equals("margin") ? plain(Request.MARGIN) + " (none declared)" : "none";
        }
        return value.isDouble() ? plain(value.doubleValue()) : value.isTextual() ? value.textValue() : value.toString();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
