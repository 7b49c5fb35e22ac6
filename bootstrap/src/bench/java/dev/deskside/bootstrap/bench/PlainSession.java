package dev.deskside.bootstrap.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigInteger;

/** The answer, as somebody in a hurry would have it read. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PlainSession(
        String sessionId,
        String sessionType,
        String status,
        BigInteger accountKey,
        String expertName,
        String expertEmail,
        String expertUserKey,
        String partnerObject,
        String startedAt,
        String customerJoinedAt,
        String endedAt,
        String customerName,
        String customerEmail,
        String customerJoinUrl) {}
