package dev.deskside.http.client;

import dev.deskside.http.wire.AvailableRecordingsJson;
import dev.deskside.http.wire.CompaniesJson;
import dev.deskside.http.wire.MachinesJson;
import dev.deskside.http.wire.RecordingLinksJson;
import dev.deskside.http.wire.SessionJson;
import dev.deskside.http.wire.SessionListJson;
import dev.deskside.http.wire.StartSessionJson;
import dev.deskside.http.wire.StartedSessionJson;
import dev.deskside.http.wire.TranscriptJson;
import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import java.util.List;
import java.util.Map;

/**
 * The methods of v1 that we call. Any status but 2xx is thrown as {@link ErrorAnswer}. What stands in a path is
 * percent-encoded before: Feign itself would leave what looks encoded as it is.
 */
@SuppressWarnings("deprecation") // Feign has named nothing that takes the place of "encoded".
@Headers({"Accept: application/json", "Authorization: Bearer {token}"})
interface V1Api {
    @RequestLine("POST /sessions")
    @Headers({"Content-Type: application/json", "Idempotency-Key: {key}"})
    StartedSessionJson start(@Param("token") String token, @Param("key") String key, StartSessionJson request);

    @RequestLine(value = "GET /sessions/{reference}", decodeSlash = false)
    SessionJson session(@Param("token") String token, @Param(value = "reference", encoded = true) String reference);

    @RequestLine("GET /sessions")
    Paged<SessionListJson> sessions(@Param("token") String token, @QueryMap(encoded = true) Map<String, String> query);

    @RequestLine(value = "GET /sessions/{reference}/events", decodeSlash = false)
    TranscriptJson events(@Param("token") String token, @Param(value = "reference", encoded = true) String reference);

    @RequestLine("GET /companies")
    CompaniesJson companies(@Param("token") String token, @QueryMap(encoded = true) Map<String, String> query);

    @RequestLine("GET /companies/{company}/machines")
    MachinesJson machines(@Param("token") String token, @Param("company") String company);

    @RequestLine("GET /archive/recordings")
    Paged<AvailableRecordingsJson> recordings(
            @Param("token") String token, @QueryMap(encoded = true) Map<String, String> query);

    @RequestLine("POST /archive/recordings/transcode/{ids}")
    Done transcode(@Param("token") String token, @Param(value = "ids", encoded = true) String ids);

    @RequestLine("GET /archive/recordings/urls?recordingIds={ids}")
    List<RecordingLinksJson> links(@Param("token") String token, @Param(value = "ids", encoded = true) String ids);

    @RequestLine("PUT /archive/recordings/archived/{ids}")
    Done archive(@Param("token") String token, @Param(value = "ids", encoded = true) String ids);
}
