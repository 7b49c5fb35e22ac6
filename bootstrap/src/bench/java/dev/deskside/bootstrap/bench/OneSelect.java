package dev.deskside.bootstrap.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.deskside.domain.session.TokenHash;
import dev.deskside.http.wire.WireTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One SELECT for the session of a reference, with the same where-clause as the platform's and through the same pool of
 * connections, written out as the answer that the platform gives. It can't make the join URL, which takes the server's
 * key, and writes one that is as long.
 */
final class OneSelect {
    private static final String SELECT = """
            SELECT * FROM session
            WHERE (session_id = ? OR session_token_hash = ?)
              AND account_key = ? AND (machine_company_id IS NULL OR machine_company_id IN (NULL))
            """;

    private static final JsonFactory JSON = new JsonFactory();
    private static final int READERS = 8;

    private final HikariDataSource readers;
    private final String account;

    OneSelect(Path file, String account) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl("jdbc:sqlite:" + file);
        pool.setMaximumPoolSize(READERS);
        this.readers = new HikariDataSource(pool);
        this.account = account;
    }

    byte[] answer(String reference) throws SQLException, IOException {
        try (Connection connection = readers.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, reference);
            select.setString(2, TokenHash.of(reference).hex());
            select.setString(3, account);
            try (ResultSet result = select.executeQuery()) {
                if (!result.next()) {
                    throw new IllegalStateException("no session " + reference);
                }
                return json(result);
            }
        }
    }

    private static byte[] json(ResultSet session) throws SQLException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            text(json, "sessionId", session.getString("session_id"));
            text(json, "sessionType", "screen_sharing");
            text(json, "status", "complete");
            json.writeNumberField("accountKey", new BigDecimal(session.getString("account_key")));
            text(json, "expertName", session.getString("technician_name"));
            text(json, "expertEmail", session.getString("technician_email"));
            text(json, "expertUserKey", session.getString("technician_key"));
            text(json, "partnerObject", session.getString("partner_object"));
            text(json, "partnerObjectUrl", session.getString("partner_object_url"));
            time(json, "startedAt", session.getLong("started_at"));
            time(json, "customerJoinedAt", session.getLong("customer_joined_at"));
            time(json, "endedAt", session.getLong("ended_at"));
            text(json, "customerName", session.getString("customer_name"));
            text(json, "customerEmail", session.getString("customer_email"));
            text(json, GetSession.JOIN_URL, "http://127.0.0.1:40000/join/" + "x".repeat(43));
            text(json, "notes", session.getString("notes"));
            text(json, "sessionRecordingUrl", session.getString("recording_url"));
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void text(JsonGenerator json, String field, String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }

    private static void time(JsonGenerator json, String field, long micros) throws IOException {
        json.writeStringField(field, WireTime.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)));
    }
}
