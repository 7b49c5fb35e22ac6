package dev.deskside.http.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Requests that no proper client sends, byte for byte. */
final class RawHttp {
    private RawHttp() {}

    /** Sends this and reads until the server closes, which the request should ask for. */
    static Answer send(int port, String request) {
        return sendBytes(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Answer sendBytes(int port, byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once nobody takes connections at this port any more. */
    static void awaitRefusal(int port) {
        boolean taken = true;
        while (taken) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                taken = socket.isConnected();
            } catch (IOException e) {
                taken = false;
            }
        }
    }

    record Answer(int status, String head, String body) {
        static Answer of(String text) {
            String[] parts = text.split("\r\n\r\n", 2);
            return new Answer(Integer.parseInt(parts[0].substring(9, 12)), parts[0], parts.length < 2 ? "" : parts[1]);
        }

        Optional<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }
    }
}
