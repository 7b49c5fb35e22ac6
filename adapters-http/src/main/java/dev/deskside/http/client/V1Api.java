package dev.deskside.http.client;

import dev.deskside.http.wire.AvailableRecordingsJson;
import dev.deskside.http.wire.SessionJson;
import dev.deskside.http.wire.StartSessionJson;
import dev.deskside.http.wire.StartedSessionJson;
import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import java.util.Map;

/** The methods of v1 that we call. Any status but 2xx is thrown as {@link ErrorAnswer}. */
@Headers({"Accept: application/json", "Authorization: Bearer {token}"})
interface V1Api {
    @RequestLine("POST /sessions")
    @Headers("Content-Type: application/json")
    StartedSessionJson start(@Param("token") String token, StartSessionJson request);

    /** The reference is percent-encoded: Feign itself would leave what looks encoded as it is. */
    @SuppressWarnings("deprecation") // Feign has named nothing that takes the place of "encoded".
    @RequestLine(value = "GET /sessions/{reference}", decodeSlash = false)
    SessionJson session(
            @Param("token") String token, @Param(value = "reference", encoded = true) String percentEncodedReference);

    @RequestLine("GET /archive/recordings")
    AvailableRecordingsJson recordings(@Param("token") String token, @QueryMap Map<String, String> query);
}
