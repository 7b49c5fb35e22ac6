package dev.deskside.http.client;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Adds headers to each request, which are asked for on the thread that makes the call. None takes the place of one that
 * the protocol sets, and what a header can't carry is left out.
 */
final class FurtherHeaders implements Client {
    private final Client client;
    private final Supplier<Map<String, String>> headers;

    FurtherHeaders(Client client, Supplier<Map<String, String>> headers) {
        this.client = client;
        this.headers = headers;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Map<String, String> further = headers.get();
        if (further.isEmpty()) {
            return client.execute(request, options);
        }
        Map<String, Collection<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.headers().forEach((name, values) -> all.put(name, new ArrayList<>(values)));
        further.forEach((name, value) -> {
            if (fits(value)) {
                all.putIfAbsent(name, List.of(value));
            }
        });
        return client.execute(
                Request.create(
                        request.httpMethod(),
                        request.url(),
                        all,
                        request.body(),
                        request.charset(),
                        request.requestTemplate()),
                options);
    }

    private static boolean fits(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
