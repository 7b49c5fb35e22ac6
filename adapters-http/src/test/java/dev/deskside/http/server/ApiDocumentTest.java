package dev.deskside.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.domain.ErrorCode;
import dev.deskside.http.server.DocumentedApi.Operation;
import dev.deskside.http.wire.WireErrorCode;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The OpenAPI document")
class ApiDocumentTest {
    /** How the document calls the families of routes: the components' names begin with it. */
    private static final Map<String, RouteFamily> FAMILIES = Map.of(
            "Sessions", RouteFamily.SESSIONS,
            "Session", RouteFamily.SHOW,
            "Machines", RouteFamily.MACHINES,
            "Archive", RouteFamily.ARCHIVE,
            "Own", RouteFamily.OWN);

    private static final int FEW = 3;
    private static final String RESPONSES = "#/components/responses/";

    private final DocumentedApi api = new DocumentedApi(ApiDocument.whole());

    @Test
    @DisplayName("is one of OpenAPI 3.1, as the specification's own schema says")
    void isOpenApi() throws IOException {
        String schema = "/spec.openapis.org/oas/3.1/schema/2022-10-07";
        try (InputStream published = ApiDocumentTest.class.getResourceAsStream(schema)) {
            Schema specification = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(published);
            assertThat(specification.validate(api.document())).isEmpty();
            ObjectNode broken = ApiDocument.whole();
            broken.withObject("/info").remove("title");
            assertThat(specification.validate(broken)).isNotEmpty();
        }
    }

    @Test
    @DisplayName("has every route of the server, and no other")
    void everyRoute() {
        Set<String> documented = new TreeSet<>();
        api.operations().forEach(operation -> {
            documented.add(operation.toString());
            if (operation.hasHead()) {
                documented.add("HEAD " + operation.path());
            }
        });
        assertThat(documented).isEqualTo(registered(true));
    }

    @Test
    @DisplayName("leaves out what a server without callbacks doesn't have")
    void withoutCallbacks() {
        Set<String> documented = new DocumentedApi(ApiDocument.of(false, TokenInQuery.IGNORED))
                .operations().stream().map(Operation::toString).collect(Collectors.toSet());
        Set<String> registered = registered(false);
        registered.removeIf(route -> route.startsWith("HEAD "));
        assertThat(documented).isEqualTo(registered);
    }

    @Test
    @DisplayName("names the token in the query where the server takes it, and only there")
    void tokenInQuery() {
        ObjectNode taking = ApiDocument.of(true, TokenInQuery.ACCEPTED);
        assertThat(taking.at("/components/securitySchemes").has("tokenInQuery")).isTrue();
        assertThat(taking.path("security").findValue("tokenInQuery")).isNotNull();
        ObjectNode ignoring = ApiDocument.of(true, TokenInQuery.IGNORED);
        assertThat(ignoring.toString()).doesNotContain("tokenInQuery");
        assertThat(ignoring.at("/components/securitySchemes").has("bearer")).isTrue();
    }

    @Test
    @DisplayName("has the codes and statuses of each family of routes, as the server's table has them")
    void everyError() {
        FAMILIES.forEach((name, family) -> {
            Map<Integer, Set<String>> table = new TreeMap<>();
            for (ErrorCode code : ErrorCode.values()) {
                RouteFamily.Refusal refusal = family.refusal(code);
                table.computeIfAbsent(refusal.status(), s -> new TreeSet<>())
                        .add(refusal.code().text());
            }
            List<Map<Integer, Set<String>>> documented = api.operations().stream()
                    .map(this::errors)
                    .filter(errors -> name.equals(errors.family()))
                    .map(Errors::codes)
                    .toList();
            assertThat(documented).as(name).contains(table).allSatisfy(codes -> {
                // Where nobody and nothing is asked about, little can go wrong.
                if (codes.size() > FEW) {
                    assertThat(codes).isEqualTo(table);
                } else {
                    assertThat(table).containsAllEntriesOf(codes);
                }
            });
        });
        assertThat(values(api.document().at("/components/schemas/Error/properties/int_err_code/enum")))
                .containsExactlyElementsOf(Arrays.stream(WireErrorCode.values())
                        .map(WireErrorCode::text)
                        .toList());
    }

    @Test
    @DisplayName("refers to nothing that isn't there, and has nothing that isn't referred to")
    void everyReference() {
        JsonNode document = api.document();
        List<String> used = document.findValuesAsText("$ref");
        assertThat(used)
                .allSatisfy(
                        pointer -> assertThat(document.at(pointer.substring(1)).isMissingNode())
                                .as(pointer)
                                .isFalse());
        for (String kind : List.of("schemas", "parameters", "headers", "responses")) {
            document.at("/components/" + kind)
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(used).contains("#/components/" + kind + "/" + name));
        }
        assertThat(api.operations())
                .extracting(Operation::id)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        Set<String> tags = Set.copyOf(document.path("tags").findValuesAsText("name"));
        assertThat(api.operations())
                .allSatisfy(operation ->
                        assertThat(tags).containsAll(values(operation.json().path("tags"))));
    }

    @Test
    @DisplayName("names every parameter of a path")
    void everyPathParameter() {
        assertThat(api.operations()).allSatisfy(operation -> {
            Set<String> named = StreamSupport.stream(
                            operation.json().path("parameters").spliterator(), false)
                    .map(api::resolve)
                    .filter(parameter -> parameter.path("in").asText().equals("path"))
                    .map(parameter -> "{" + parameter.path("name").asText() + "}")
                    .collect(Collectors.toSet());
            assertThat(named)
                    .as(operation.toString())
                    .isEqualTo(Arrays.stream(operation.path().split("/"))
                            .filter(segment -> segment.startsWith("{"))
                            .collect(Collectors.toSet()));
        });
    }

    @Test
    @DisplayName("has examples that are as its schemas say")
    void everyExample() {
        AnswerCheck check = new AnswerCheck(ApiDocument.whole());
        List<JsonNode> described = check.api().document().findParents("example").stream()
                .filter(media -> media.has("schema"))
                .toList();
        assertThat(described)
                .hasSizeGreaterThan(50)
                .allSatisfy(media -> assertThat(check.wrong(media.path("schema"), media.path("example")))
                        .as(media.path("example").toString())
                        .isEmpty());
    }

    @Test
    @DisplayName("is served to everybody, as JSON")
    void isServed() {
        try (Desk desk = Desk.hosted()) {
            HttpResponse<String> answer = desk.send(desk.request("/openapi.json"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(Desk.json(answer)).isEqualTo(ApiDocument.of(true, TokenInQuery.IGNORED));
            assertThat(desk.call("HEAD", "/openapi.json", "", "").body()).isEmpty();
        }
    }

    private static Set<String> registered(boolean callbacks) {
        BrokenProvider provider = BrokenProvider.failingWith(new IllegalStateException());
        try (Desk desk = Desk.hosted()) {
            Routes routes = new Routes(
                    UseCases.of(
                            provider,
                            provider,
                            provider,
                            provider,
                            desk.records(desk.sessions),
                            new InMemoryAccounts(),
                            Desk.CLOCK),
                    callbacks ? Optional.of(desk.callbackUseCases()) : Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    TokenInQuery.IGNORED,
                    new HealthRoutes(List::of, Optional.empty()));
            return Javalin.create(config -> routes.addTo(config.routes))
                    .unsafe
                    .internalRouter
                    .allHttpHandlers()
                    .stream()
                    .map(parsed -> parsed.endpoint)
                    .filter(endpoint -> !endpoint.method.equals(HandlerType.BEFORE))
                    .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The errors of an operation; the family is empty where it refers to none. */
    private Errors errors(Operation operation) {
        Map<Integer, Set<String>> codes = new TreeMap<>();
        Set<String> families = new TreeSet<>();
        operation.json().path("responses").properties().stream()
                .filter(response -> response.getKey().matches("[45]\\d\\d"))
                // What has no error's body is an answer of its own, such as that of readiness.
                .filter(response -> response.getValue().has("$ref"))
                .forEach(response -> {
                    String name = response.getValue().path("$ref").asText().substring(RESPONSES.length());
                    families.add(name.replaceAll("(?<=[a-z])[A-Z].*", ""));
                    codes.put(
                            Integer.valueOf(response.getKey()),
                            new TreeSet<>(values(api.resolve(response.getValue())
                                    .at("/content/application~1json/schema/allOf/1/properties/int_err_code/enum"))));
                });
        assertThat(families).as(operation.toString()).hasSizeLessThan(2);
        return new Errors(families.isEmpty() ? "" : families.iterator().next(), codes);
    }

    private static List<String> values(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private record Errors(String family, Map<Integer, Set<String>> codes) {}
}
