package dev.deskside.http.server;

/** The answer to {@code GET /deskside/v1/health}: the server answers, which is all that it says. */
record HealthJson(String status) {
    static final HealthJson OK = new HealthJson("ok");
}
