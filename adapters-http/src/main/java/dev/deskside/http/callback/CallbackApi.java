package dev.deskside.http.callback;

import feign.HeaderMap;
import feign.RequestLine;
import feign.Response;
import java.util.Map;

/** A receiver of callbacks, at whatever URL. */
interface CallbackApi {
    @RequestLine("POST /")
    Response post(@HeaderMap Map<String, String> headers, byte[] body);
}
