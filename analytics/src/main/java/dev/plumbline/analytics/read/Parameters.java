package dev.plumbline.analytics.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a resource: what requests are checked against, and what the document says. */
final class Parameters {
    static final String STUDY = "study";

    private Parameters() {}

    /** @param schema as OpenAPI writes it */
    record Parameter(String name, boolean required, String description, Map<String, Object> schema) {
        Map<String, Object> described() {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("name", name);
            described.put("in", "query");
            described.put("required", required);
            described.put("description", description);
            described.put("schema", schema);
            return described;
        }
    }

    static List<Parameter> of(Resource<?> resource) {
        List<Parameter> all = new ArrayList<>();
        all.add(text(STUDY, resource.study(), "only this study" + (resource.past() ? "; required for the past" : "")));
        resource.filters().forEach(filter -> all.add(of(filter)));
        if (resource.grouped()) {
            all.add(text("by", false, "told apart by epoch, architecture, or both with a comma between"));
        }
        all.add(new Parameter(
                "limit",
                false,
                "items of a page",
                Map.of("type", "integer", "minimum", 1, "maximum", Query.MOST, "default", Query.LIMIT)));
        all.add(new Parameter(
                "after",
                false,
                "where a page begins: what the page before gave as next, unchanged",
                Map.of("type", "string", "pattern", Cursor.PATTERN)));
        all.add(new Parameter(
                "format", false, "of the answer", Map.of("enum", List.of("json", "csv"), "default", "json")));
        if (resource.past()) {
            all.add(new Parameter(
                    "asOf",
                    false,
                    "what the events up to this time said, this time included; needs study",
                    Map.of("type", "string", "format", "date-time")));
            all.add(new Parameter(
                    "asOfOffset",
                    false,
                    "what the evaluations up to this offset of their topic said, and the runs accepted by the time of that"
                            + " evaluation; needs study",
                    Map.of("type", "integer", "minimum", 0)));
        }
        return all;
    }

    private static Parameter of(Filter<?> filter) {
        return new Parameter(
                filter.name(),
                false,
                filter.description() + "; repeated: any of its values",
                filter.values().isEmpty()
                        ? Map.of("type", "string")
                        : Map.of("type", "string", "enum", filter.values()));
    }

    private static Parameter text(String name, boolean required, String description) {
        return new Parameter(name, required, description, Map.of("type", "string"));
    }
}
