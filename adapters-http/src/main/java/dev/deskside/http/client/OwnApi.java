package dev.deskside.http.client;

import dev.deskside.http.wire.ChangesJson;
import dev.deskside.http.wire.NoteJson;
import dev.deskside.http.wire.SessionJson;
import dev.deskside.http.wire.SessionListJson;
import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import java.util.Map;

/** The methods of our own beside v1 that we call; as {@link V1Api}. */
@SuppressWarnings("deprecation") // Feign has named nothing that takes the place of "encoded".
@Headers({"Accept: application/json", "Authorization: Bearer {token}"})
interface OwnApi {
    @RequestLine("GET /sessions")
    Paged<SessionListJson> sessions(@Param("token") String token, @QueryMap(encoded = true) Map<String, String> query);

    @RequestLine("GET /changes")
    ChangesJson changes(@Param("token") String token, @QueryMap(encoded = true) Map<String, String> query);

    @RequestLine(value = "POST /sessions/{reference}/end", decodeSlash = false)
    SessionJson end(@Param("token") String token, @Param(value = "reference", encoded = true) String reference);

    @RequestLine(value = "DELETE /sessions/{reference}", decodeSlash = false)
    SessionJson cancel(@Param("token") String token, @Param(value = "reference", encoded = true) String reference);

    @RequestLine(value = "POST /sessions/{reference}/notes", decodeSlash = false)
    @Headers("Content-Type: application/json")
    SessionJson addNote(
            @Param("token") String token, @Param(value = "reference", encoded = true) String reference, NoteJson note);
}
