package dev.plumbline.analytics.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The document that describes the read API (OpenAPI 3.1), made of the resources that answer. */
final class OpenApi {
    static final String PATH = "/v1/openapi.json";

    private OpenApi() {}

    static Map<String, Object> document(List<Resource<?>> resources) {
        Map<String, Object> paths = new LinkedHashMap<>();
        Map<String, Object> schemas = new LinkedHashMap<>();
        for (Resource<?> resource : resources) {
            schemas.put(schema(resource), RecordSchema.of(resource.type()));
            paths.put(resource.path(), Map.of("get", operation(resource)));
        }
        schemas.put(
                "Problem",
                object(Map.of("reason", TEXT, "field", TEXT, "value", TEXT, "message", TEXT), List.of("message")));
        paths.put(PATH, Map.of("get", own()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", info());
        document.put("servers", List.of(Map.of("url", "/")));
        document.put("paths", paths);
        document.put("components", Map.of("schemas", schemas, "responses", Map.of("Problems", problems())));
        return document;
    }

    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private static Map<String, Object> info() {
        return Map.of(
                "title",
                "Plumbline: what came out",
                "version",
                "1",
                "description",
                "Lists in pages, as JSON and CSV, as they are now or as of a moment. Items come in a fixed order; a page that is"
                        + " not the last has the parameter of the next one in 'next' and its address in the header Link."
                        + " Submitting is described at /v1/openapi.yaml of a process with a gateway.",
                "license",
                Map.of("name", "Apache-2.0", "identifier", "Apache-2.0"));
    }

    private static Map<String, Object> operation(Resource<?> resource) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", "list" + schema(resource));
        operation.put("summary", resource.summary());
        operation.put(
                "parameters",
                Parameters.of(resource).stream()
                        .map(Parameters.Parameter::described)
                        .toList());
        operation.put(
                "responses",
                Map.of(
                        "200", page(resource),
                        "304", Map.of("description", "nothing has changed since the answer with this ETag"),
                        "400", Map.of("$ref", "#/components/responses/Problems"),
                        "404", Map.of("$ref", "#/components/responses/Problems")));
        return operation;
    }

    private static Map<String, Object> page(Resource<?> resource) {
        Map<String, Object> items =
                Map.of("type", "array", "items", Map.of("$ref", "#/components/schemas/" + schema(resource)));
        Map<String, Object> body = object(Map.of(resource.field(), items, "next", TEXT), List.of(resource.field()));
        Map<String, Object> headers = Map.of(
                "ETag", Map.of("schema", TEXT, "description", "send it as If-None-Match"),
                "Link", Map.of("schema", TEXT, "description", "the next page's address, rel=\"next\" (RFC 8288)"));
        return Map.of(
                "description",
                resource.summary(),
                "headers",
                headers,
                "content",
                Map.of("application/json", Map.of("schema", body), "text/csv", Map.of("schema", TEXT)));
    }

    private static Map<String, Object> own() {
        return Map.of(
                "operationId",
                "describe",
                "summary",
                "This document",
                "responses",
                Map.of(
                        "200",
                        Map.of(
                                "description",
                                "this document",
                                "content",
                                Map.of("application/json", Map.of("schema", Map.of("type", "object"))))));
    }

    private static Map<String, Object> problems() {
        Map<String, Object> list =
                Map.of("type", "array", "minItems", 1, "items", Map.of("$ref", "#/components/schemas/Problem"));
        return Map.of(
                "description",
                "why nothing was answered",
                "content",
                Map.of("application/json", Map.of("schema", object(Map.of("problems", list), List.of("problems")))));
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        return Map.of("type", "object", "properties", properties, "required", required, "additionalProperties", false);
    }

    private static String schema(Resource<?> resource) {
        return Character.toUpperCase(resource.field().charAt(0))
                + resource.field().substring(1);
    }
}
