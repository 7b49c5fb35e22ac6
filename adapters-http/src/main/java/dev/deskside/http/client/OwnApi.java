package dev.deskside.http.client;

import dev.deskside.http.wire.CallbackJson;
import dev.deskside.http.wire.ChangesJson;
import dev.deskside.http.wire.HoldJson;
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

    @RequestLine(value = "GET /sessions/{reference}/hold", decodeSlash = false)
    HoldJson hold(@Param("token") String token, @Param(value = "reference", encoded = true) String reference);

    @RequestLine(value = "PUT /sessions/{reference}/hold", decodeSlash = false)
    @Headers("Content-Type: application/json")
    HoldJson placeHold(
            @Param("token") String token, @Param(value = "reference", encoded = true) String reference, HoldJson hold);

    @RequestLine(value = "DELETE /sessions/{reference}/hold", decodeSlash = false)
    Done releaseHold(@Param("token") String token, @Param(value = "reference", encoded = true) String reference);

    @RequestLine(value = "DELETE /starts/{key}", decodeSlash = false)
    Done forgetStart(@Param("token") String token, @Param(value = "key", encoded = true) String key);

    @RequestLine("GET /callbacks")
    Paged<CallbackJson.ListJson> callbacks(
            @Param("token") String token, @QueryMap(encoded = true) Map<String, String> query);

    @RequestLine(value = "GET /callbacks/{callback}", decodeSlash = false)
    CallbackJson callback(@Param("token") String token, @Param(value = "callback", encoded = true) String callback);

    @RequestLine(value = "POST /callbacks/{callback}/replay", decodeSlash = false)
    CallbackJson.ReplayedJson replayCallback(
            @Param("token") String token, @Param(value = "callback", encoded = true) String callback);

    @RequestLine("POST /callbacks/replay")
    @Headers("Content-Type: application/json")
    CallbackJson.ReplayedJson replayCallbacks(@Param("token") String token, CallbackJson.RangeJson range);

    @RequestLine("POST /callbacks/ping")
    @Headers("Content-Type: application/json")
    CallbackJson.AnswerJson ping(@Param("token") String token, CallbackJson.PingJson ping);

    @RequestLine("GET /callbacks/secret")
    CallbackJson.SecretsJson callbackSecrets(
            @Param("token") String token, @QueryMap(encoded = true) Map<String, String> query);

    @RequestLine("POST /callbacks/secret")
    CallbackJson.SecretsJson rotateCallbackSecret(
            @Param("token") String token, @QueryMap(encoded = true) Map<String, String> query);
}
