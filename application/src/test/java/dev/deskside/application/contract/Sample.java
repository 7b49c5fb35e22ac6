package dev.deskside.application.contract;

import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.TokenHash;
import dev.deskside.domain.session.UnattendedMachine;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A session in the making, with the tokens that a store sees the hashes of alone. */
record Sample(SessionKey key, String sessionToken, String launchToken, String joinToken, SessionSnapshot snapshot) {
    /** When all samples were created. */
    static final Instant CREATED = Instant.parse("2026-03-01T10:00:00.123Z");

    static Sample of(SessionSnapshot snapshot) {
        return new Sample(
                new SessionKey(UUID.randomUUID()),
                Fresh.word("session"),
                Fresh.word("launch"),
                Fresh.word("join"),
                snapshot);
    }

    static Sample attended(Tenant tenant) {
        return of(SessionSnapshot.in(SessionStatus.NOT_STARTED)
                .account(Optional.of(tenant.key()))
                .technician(Participant.of(tenant.technician()))
                .build());
    }

    static Sample unattended(Tenant tenant, Optional<CompanyId> company) {
        return of(SessionSnapshot.in(SessionStatus.NOT_STARTED)
                .account(Optional.of(tenant.key()))
                .machine(Optional.of(new UnattendedMachine(
                        new MachineUuid(Fresh.word("machine")), Optional.empty(), Optional.empty(), company)))
                .build());
    }

    SessionTokens tokens() {
        return new SessionTokens(
                TokenHash.of(sessionToken),
                Optional.of(TokenHash.of(launchToken)),
                Optional.of(TokenHash.of(joinToken)));
    }

    Session session() {
        return session(tokens());
    }

    Session session(SessionTokens tokens) {
        return new Session(key, CREATED, 0, tokens, Optional.empty(), snapshot);
    }

    SessionReference reference() {
        return new SessionReference(sessionToken);
    }

    Sample withKey(SessionKey other) {
        return new Sample(other, sessionToken, launchToken, joinToken, snapshot);
    }
}
