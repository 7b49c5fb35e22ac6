package dev.deskside.http.callback;

import feign.Request;
import feign.RequestTemplate;
import feign.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One URL, which is posted to exactly as it was given: Feign's own target would write its path and query anew. */
record Receiver(URI uri) implements Target<CallbackApi> {
    @Override
    public Class<CallbackApi> type() {
        return CallbackApi.class;
    }

    @Override
    public String name() {
        return "receiver";
    }

    @Override
    public String url() {
        return uri.toString();
    }

    @Override
    public Request apply(RequestTemplate template) {
        return Request.create(
                Request.HttpMethod.POST,
                uri.toASCIIString(),
                template.headers(),
                template.body(),
                StandardCharsets.UTF_8,
                template);
    }
}
