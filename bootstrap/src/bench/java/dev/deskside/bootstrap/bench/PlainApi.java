package dev.deskside.bootstrap.bench;

import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** The one call, as Feign's documentation would have it written. */
@Headers({"Accept: application/json", "Authorization: Bearer {token}"})
interface PlainApi {
    @RequestLine("GET /sessions/{reference}")
    PlainSession session(@Param("token") String token, @Param("reference") String reference);
}
