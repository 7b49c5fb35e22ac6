package dev.deskside.http.callback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.http.wire.SessionJson;
import dev.deskside.http.wire.WireJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a callback says, and how it is written. */
record CallbackBody(String contentType, String text) {
    /** Of a ping, which has no session, an empty one. */
    static CallbackBody of(Optional<SessionSnapshot> session, CallbackFormat format) {
        Optional<SessionJson> json = session.map(SessionJson::of);
        return switch (format) {
            case JSON ->
                new CallbackBody(
                        "application/json; charset=utf-8",
                        json.map(WireJson::write).orElse("{}"));
            case FORM ->
                new CallbackBody(
                        "application/x-www-form-urlencoded",
                        json.map(CallbackBody::form).orElse(""));
        };
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String form(SessionJson json) {
        JsonNode fields = WireJson.mapper().valueToTree(json);
        return fields.properties().stream().map(CallbackBody::pair).collect(Collectors.joining("&"));
    }

    private static String pair(Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        return encoded(field.getKey()) + "=" + encoded(value.isTextual() ? value.textValue() : value.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
