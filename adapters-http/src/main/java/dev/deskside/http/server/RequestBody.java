package dev.deskside.http.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpException;

/** Reads a body whole, up to a limit. */
final class RequestBody {
    /** Far more than any request needs; enough to name the field that is too long. */
    static final int MAX_BYTES = 2 * 1024 * 1024;

    /** As much as this is read and forgotten, so that a client that is still sending gets to read the answer. */
    private static final int MAX_DISCARDED_BYTES = 8 * 1024 * 1024;

    private RequestBody() {}

    /** The bytes; 413 where there are more than {@value #MAX_BYTES}, 400 where they break off. */
    static byte[] read(Context context) {
        try {
            return readWhole(context);
        } catch (IOException e) {
            // The caller left, was too slow, or sent what isn't chunked as it says: nothing of ours is broken.
            throw new HttpException.RuntimeException(400, e);
        }
    }

    private static byte[] readWhole(Context context) throws IOException {
        long announced = context.req().getContentLengthLong();
        InputStream stream = context.bodyInputStream();
        byte[] body = announced > MAX_BYTES ? null : stream.readNBytes(MAX_BYTES + 1);
        if (body == null || body.length > MAX_BYTES) {
            if (announced <= MAX_BYTES + MAX_DISCARDED_BYTES) {
                discard(stream);
            }
            throw new HttpException.RuntimeException(413);
        }
        return body;
    }

    private static void discard(InputStream stream) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        int left = MAX_DISCARDED_BYTES;
        int read;
        while (left > 0 && (read = stream.read(buffer)) > 0) {
            left -= read;
        }
    }
}
