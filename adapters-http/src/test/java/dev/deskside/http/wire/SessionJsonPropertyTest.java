package dev.deskside.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.UnattendedMachine;
import java.io.IOException;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Nothing is lost on the wire but what the protocol has no place for. */
class SessionJsonPropertyTest {
    @Property
    void a_session_arrives_as_it_was_sent(@ForAll("sessions") SessionSnapshot session) throws IOException {
        byte[] sent = WireJson.mapper().writeValueAsBytes(SessionJson.of(session));

        SessionJson received = WireJson.mapper().readValue(sent, SessionJson.class);

        assertThat(received.toSnapshot()).isEqualTo(withoutCompany(session));
        assertThat(WireJson.mapper().writeValueAsBytes(SessionJson.of(received.toSnapshot())))
                .isEqualTo(sent);
    }

    /** The machine's company decides who may see a session, and isn't told. */
    static SessionSnapshot withoutCompany(SessionSnapshot session) {
        return session.toBuilder()
                .machine(session.machine()
                        .map(m -> new UnattendedMachine(m.uuid(), m.name(), m.accountName(), Optional.empty())))
                .build();
    }

    @Provide
    Arbitrary<SessionSnapshot> sessions() {
        return WireArbitraries.sessions();
    }
}
