package dev.deskside.http.transport;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/** A connection that logs neither headers nor bytes, whatever the log's level: tokens are in both. */
final class QuietConnection extends DefaultManagedHttpClientConnection {
    /** No server that means well sends more, and what it sends is kept in memory. */
    private static final Http1Config BOUNDS = Http1Config.custom()
            .setMaxLineLength(1 << 16)
            .setMaxHeaderCount(256)
            .build();

    /** Over this socket where there is one; else it is bound to one later. */
    QuietConnection(String id, Socket socket) throws IOException {
        super(id, null, null, BOUNDS, null, null, null, null);
        if (socket != null) {
            bind(socket);
        }
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket tls, Socket socket) throws IOException {
        bind(new SocketHolder(tls, socket));
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {
        // Theirs logs it.
    }

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {
        // Theirs logs it.
    }
}
