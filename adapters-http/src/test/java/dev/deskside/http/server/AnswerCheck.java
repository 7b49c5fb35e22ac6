package dev.deskside.http.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.deskside.http.server.DocumentedApi.Operation;
import dev.deskside.http.wire.WireJson;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds answers against the document. It is stricter than a client need be: a field that the document doesn't have is
 * wrong, and so is a header.
 */
final class AnswerCheck {
    /** What any answer may have; see the document's introduction. */
    private static final Set<String> EVERYWHERE = Set.of(
            "cache-control",
            "connection",
            "content-length",
            "content-security-policy",
            "content-type",
            "date",
            "referrer-policy",
            "server",
            "transfer-encoding",
            "x-content-type-options",
            "x-request-id",
            "x-robots-tag");

    /** With these a request is refused before it reaches a method. */
    private static final Set<Integer> REFUSED = Set.of(405, 408, 413, 414, 431, 503, 505);

    private static final Set<Integer> REFUSED_NOWHERE = Set.of(400, 404, 405, 413, 414, 431, 500, 503, 505);
    private static final Set<String> SENT_BY_ANY_CLIENT =
            Set.of("accept", "accept-encoding", "connection", "content-length", "content-type", "host", "user-agent");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String EVENTS = "text/event-stream";

    /** JSON Schema's, beside whose keywords our schemas have the components that they refer to. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword("components"))
            .build();

    private final DocumentedApi api;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            DIALECT,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    AnswerCheck(ObjectNode document) {
        ObjectNode strict = document.deepCopy();
        strict.at("/components/schemas").forEach(AnswerCheck::forbidOthers);
        api = new DocumentedApi(strict);
    }

    /**
     * An answer that was seen.
     *
     * @param headers names in lower case
     * @param body of a stream, as much as has come of it
     */
    record Answer(String method, String path, int status, Map<String, String> headers, String body) {
        private String contentType() {
            return headers.getOrDefault("content-type", "").replaceAll("\\s*;.*", "");
        }

        @Override
        public String toString() {
            return "%s %s answered %d %s %s".formatted(method, path, status, headers, body);
        }
    }

    /** Which operation answered; absent where none is at this path. */
    Optional<Operation> operation(Answer answer) {
        return api.operation(answer.method(), answer.path());
    }

    DocumentedApi api() {
        return api;
    }

    /** What is wrong with it, if anything. */
    List<String> wrong(Answer answer) {
        List<String> wrong = new ArrayList<>();
        Optional<JsonNode> response = operation(answer)
                .map(operation -> response(operation, answer.status()))
                .orElseGet(() -> nowhere(answer.status()));
        if (response.isEmpty()) {
            return List.of("the document has no such answer");
        }
        headers(answer, response.get().path("headers"), wrong);
        body(answer, response.get().path("content"), wrong);
        return wrong;
    }

    /**
     * What is wrong with a request of ours to a receiver, if anything.
     *
     * @param name of the webhook
     * @param headers names in lower case
     */
    List<String> wrongWebhook(String name, Map<String, String> headers, String body) {
        JsonNode post = api.resolve(api.document().path("webhooks").path(name)).path("post");
        List<String> wrong = new ArrayList<>();
        Set<String> documented = new HashSet<>(SENT_BY_ANY_CLIENT);
        for (JsonNode parameter : post.path("parameters")) {
            String header = parameter.path("name").asText();
            String value = headers.get(header);
            documented.add(header);
            if (value == null && parameter.path("required").asBoolean()) {
                wrong.add("the header %s is missing".formatted(header));
            } else if (value != null) {
                wrong(parameter.path("schema"), JsonNodeFactory.instance.textNode(value))
                        .forEach(what -> wrong.add(header + what));
            }
        }
        headers.keySet().stream()
                .filter(header -> !documented.contains(header))
                .forEach(header -> wrong.add("the header %s is not in the document".formatted(header)));
        String type = headers.getOrDefault("content-type", "").replaceAll("\\s*;.*", "");
        JsonNode schema = post.at("/requestBody/content").path(type).path("schema");
        switch (type) {
            case Answers.JSON -> wrong.addAll(wrong(schema, body));
            case FORM -> wrong.addAll(wrong(schema, form(body)));
            default -> wrong.add("the document has no such content: " + type);
        }
        return wrong;
    }

    private static ObjectNode form(String body) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (String pair : body.isEmpty() ? new String[0] : body.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            fields.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    /** What is wrong with this text as one that this schema describes. */
    List<String> wrong(JsonNode schema, String json) {
        try {
            return wrong(schema, WireJson.mapper().readTree(json));
        } catch (JsonProcessingException e) {
            return List.of("is no JSON: " + e.getOriginalMessage());
        }
    }

    List<String> wrong(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    private Optional<JsonNode> response(Operation operation, int status) {
        JsonNode responses = operation.json().path("responses");
        for (String key : List.of(Integer.toString(status), status / 100 + "XX")) {
            if (responses.has(key)) {
                return Optional.of(api.resolve(responses.path(key)));
            }
        }
        return REFUSED.contains(status) && responses.has("default")
                ? Optional.of(api.resolve(responses.path("default")))
                : Optional.empty();
    }

    private Optional<JsonNode> nowhere(int status) {
        return REFUSED_NOWHERE.contains(status)
                ? Optional.of(api.document().at("/components/responses/Refused"))
                : Optional.empty();
    }

    private void headers(Answer answer, JsonNode documented, List<String> wrong) {
        Map<String, JsonNode> headers = new ConcurrentHashMap<>();
        documented
                .properties()
                .forEach(header ->
                        headers.put(header.getKey().toLowerCase(Locale.ROOT), api.resolve(header.getValue())));
        headers.forEach((name, header) -> {
            String value = answer.headers().get(name);
            if (value == null && header.path("required").asBoolean()) {
                wrong.add("the header %s is missing".formatted(name));
            } else if (value != null) {
                wrong(header.path("schema"), value(value)).forEach(what -> wrong.add(name + what));
            }
        });
        answer.headers().keySet().stream()
                .filter(name -> !EVERYWHERE.contains(name) && !headers.containsKey(name))
                .forEach(name -> wrong.add("the header %s is not in the document".formatted(name)));
    }

    private static JsonNode value(String header) {
        return header.matches("[0-9]+")
                ? JsonNodeFactory.instance.numberNode(new BigInteger(header))
                : JsonNodeFactory.instance.textNode(header);
    }

    /** What answers a HEAD, Jetty leaves out on its way; where it is here, it is what a GET would have got. */
    private void body(Answer answer, JsonNode content, List<String> wrong) {
        if (content.isMissingNode()) {
            if (!answer.body().isEmpty()) {
                wrong.add("there is a body, where there is none in the document");
            }
            return;
        }
        if (!content.has(answer.contentType())) {
            wrong.add("the document has no such content: " + answer.contentType());
            return;
        }
        if (answer.method().equals("HEAD") && answer.body().isEmpty()) {
            return;
        }
        JsonNode media = content.path(answer.contentType());
        switch (answer.contentType()) {
            case Answers.JSON -> wrong.addAll(wrong(media.path("schema"), answer.body()));
            case EVENTS -> wrong.addAll(wrongEvents(media.path("x-deskside-event-data"), answer.body()));
            default -> {}
        }
    }

    private List<String> wrongEvents(JsonNode schema, String stream) {
        return stream.lines()
                .filter(line -> !line.isEmpty())
                .flatMap(line -> {
                    if (line.startsWith("data: ")) {
                        return wrong(schema, line.substring("data: ".length())).stream();
                    }
                    boolean known = line.startsWith("id: ") || line.equals("event: change") || line.startsWith(":");
                    return known ? List.<String>of().stream() : List.of("an unknown line: " + line).stream();
                })
                .toList();
    }

    private Schema compile(JsonNode schema) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putArray("allOf").add(schema);
        root.set("components", api.document().path("components"));
        return registry.getSchema(root);
    }

    private static void forbidOthers(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && object.has("type")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(AnswerCheck::forbidOthers);
    }
}
