package dev.deskside.http.client;

import dev.deskside.http.client.ExchangeObserver.Exchange;
import dev.deskside.http.client.ExchangeObserver.Head;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.URI;

/** Tells an observer of each request, and adds its headers. */
final class ObservedExchanges implements Client {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Client client;
    private final ExchangeObserver observer;

    ObservedExchanges(Client client, ExchangeObserver observer) {
        this.client = client;
        this.observer = observer;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Exchange exchange = observer.begin(head(request));
        try {
            Response response = new FurtherHeaders(client, exchange::headers).execute(request, options);
            exchange.answered(response.status());
            return response;
        } catch (IOException | RuntimeException e) {
            exchange.failed(e);
            throw e;
        }
    }

    private static Head head(Request request) {
        URI url = URI.create(request.url());
        int port = url.getPort();
        if (port < 0) {
            port = "https".equals(url.getScheme()) ? HTTPS : HTTP;
        }
        return new Head(request.httpMethod().name(), template(request), String.valueOf(url.getHost()), port);
    }

    /** As the method of the API has it: nothing is filled in. */
    private static String template(Request request) {
        String written = request.requestTemplate().methodMetadata().template().path();
        int query = written.indexOf('?');
        return query < 0 ? written : written.substring(0, query);
    }
}
