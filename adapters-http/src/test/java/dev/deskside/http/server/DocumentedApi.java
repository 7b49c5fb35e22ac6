package dev.deskside.http.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The OpenAPI document, read as a list of operations. */
final class DocumentedApi {
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final ObjectNode document;
    private final List<Operation> operations = new ArrayList<>();

    DocumentedApi(ObjectNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(field -> METHODS.contains(field.getKey()))
                        .forEach(field -> operations.add(new Operation(
                                field.getKey().toUpperCase(Locale.ROOT), path.getKey(), field.getValue()))));
        // What is written out goes before what a parameter stands for, as in the server.
        operations.sort(Comparator.comparing(operation -> operation.path().replace('{', Character.MAX_VALUE)));
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The operation that answers this request; a HEAD is answered by the GET. */
    Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.answers(method) && operation.isAt(path))
                .findFirst();
    }

    /** What this stands for: itself, or what it refers to. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(document.at(node.path("$ref").asText().substring(1))) : node;
    }

    ObjectNode document() {
        return document;
    }

    /**
     * One of them.
     *
     * @param path as the document has it, with its parameters in braces
     */
    record Operation(String method, String path, JsonNode json) {
        String id() {
            return json.path("operationId").asText();
        }

        boolean hasHead() {
            return method.equals("GET") && json.path("x-deskside-head").asBoolean(true);
        }

        private boolean answers(String asked) {
            return method.equals(asked) || (asked.equals("HEAD") && hasHead());
        }

        private boolean isAt(String asked) {
            String pattern = Pattern.quote(path).replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q");
            return asked.matches(pattern);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
