package dev.deskside.bootstrap.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * A connection to a server that is kept, with no more on the client's side than HTTP/1.1 asks for: on two cores, what
 * the client spends is missing at the server, and would make all servers look alike. It is opened anew after a rest,
 * during which the server may have closed it. For one thread.
 */
final class Wire implements AutoCloseable {
    private static final long REST_NANOS = Duration.ofSeconds(5).toNanos();

    private final URI server;
    private Socket socket;
    private InputStream in;
    private long lastUsed;

    Wire(URI server) {
        this.server = server;
        open();
    }

    private void open() {
        try {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            lastUsed = System.nanoTime();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] get(String path, String token) {
        return head("GET", path, token, "");
    }

    static byte[] post(String path, String token, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return head("POST", path, token, "Content-Length: " + bytes.length + "\r\n", body);
    }

    private static byte[] head(String method, String path, String token, String more, String... body) {
        String text = method + " " + path + " HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + token + "\r\n" + more
                + "\r\n" + String.join("", body);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The body of the answer, which has to be a 200. */
    byte[] answer(byte[] request) {
        if (System.nanoTime() - lastUsed > REST_NANOS) {
            close();
            open();
        }
        try {
            socket.getOutputStream().write(request);
            String status = line();
            int length = 0;
            boolean chunked = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(
                            lower.substring("content-length:".length()).strip());
                } else if (lower.startsWith("transfer-encoding:")) {
                    chunked = true;
                }
            }
            byte[] body = chunked ? chunks() : in.readNBytes(length);
            lastUsed = System.nanoTime();
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IllegalStateException(
                        "Answered %s: %s".formatted(status, new String(body, StandardCharsets.UTF_8)));
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server closed the connection.");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
