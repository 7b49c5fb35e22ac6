package dev.deskside.http.client;

import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.LinkHeader;
import dev.deskside.http.wire.WireJson;
import feign.RequestTemplate;
import feign.Response;
import feign.codec.DecodeException;
import feign.codec.Decoder;
import feign.codec.Encoder;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The wire records on Feign. */
final class V1Codec implements Encoder, Decoder, ErrorDecoder {
    @Override
    public void encode(Object body, Type type, RequestTemplate template) {
        try {
            template.body(WireJson.mapper().writeValueAsBytes(body), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Object decode(Response response, Type type) {
        if (type instanceof ParameterizedType paged && paged.getRawType() == Paged.class) {
            Object body = body(response, paged.getActualTypeArguments()[0]);
            return new Paged<>(body, LinkHeader.cursor(values(response, LinkHeader.NAME)));
        }
        return type == Done.class ? done(response) : body(response, type);
    }

    private static Done done(Response response) {
        try {
            byte[] body = bytes(response);
            if (body.length > 0) {
                WireJson.mapper().readTree(body);
            }
            return Done.DONE;
        } catch (IOException e) {
            throw notOurs(response);
        }
    }

    private static Object body(Response response, Type type) {
        try {
            Object read = WireJson.mapper()
                    .readValue(bytes(response), WireJson.mapper().constructType(type));
            if (read != null) {
                return read;
            }
        } catch (IOException | RuntimeException e) {
            // Jackson's message quotes what it read, which may be a token: it is not passed on.
        }
        throw notOurs(response);
    }

    private static DecodeException notOurs(Response response) {
        return new DecodeException(response.status(), "not the JSON of this protocol", response.request());
    }

    @Override
    public Exception decode(String method, Response response) {
        Optional<String> retryAfter = values(response, "Retry-After").stream().findFirst();
        return new ErrorAnswer(response.status(), error(response), retryAfter);
    }

    /** The error body; absent where it is none: empty, a page of HTML, JSON that breaks off, JSON without a code. */
    private static Optional<ErrorJson> error(Response response) {
        try {
            return Optional.ofNullable(WireJson.mapper().readValue(bytes(response), ErrorJson.class))
                    .filter(json -> json.code() != null || json.message() != null);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Collection<String> values(Response response, String header) {
        return response.headers().getOrDefault(header, List.of());
    }

    private static byte[] bytes(Response response) throws IOException {
        if (response.body() == null) {
            return new byte[0];
        }
        try (InputStream in = response.body().asInputStream()) {
            return in.readAllBytes();
        }
    }
}
