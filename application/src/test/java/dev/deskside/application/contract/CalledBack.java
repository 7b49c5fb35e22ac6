package dev.deskside.application.contract;

import dev.deskside.application.port.Sessions;
import dev.deskside.domain.callback.CallbackTarget;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionReference;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A session with a receiver of callbacks, moved on step by step; each step is a second after the one before. */
final class CalledBack {
    private final Sessions sessions;
    private final Sample sample;
    private final SessionId id = new SessionId(Fresh.word("id"));
    private Session session;
    private long version;

    private CalledBack(Sessions sessions, Sample sample, Optional<URI> url) {
        this.sessions = sessions;
        this.sample = sample;
        this.session = new Session(sample.key(), Sample.CREATED, 0, sample.tokens(), url, sample.snapshot());
        commit();
    }

    /** A receiver that nobody else has. */
    static URI receiver() {
        return URI.create("https://hooks.example.com/" + Fresh.word("receiver") + "?ticket=1");
    }

    /** One that isn't launched. */
    static CalledBack asked(Sessions sessions, Sample sample, URI url) {
        return new CalledBack(sessions, sample, Optional.of(url));
    }

    /** One that nobody is told of. */
    static CalledBack silent(Sessions sessions, Tenant tenant) {
        return new CalledBack(sessions, Sample.attended(tenant), Optional.empty());
    }

    /** One that has a callback to send. */
    static CalledBack launched(Sessions sessions, Tenant tenant, URI url) {
        return asked(sessions, Sample.attended(tenant), url).launch();
    }

    static CalledBack launched(Sessions sessions, Tenant tenant) {
        return launched(sessions, tenant, receiver());
    }

    CalledBack launch() {
        return step(before -> before.launch(id, at()));
    }

    CalledBack join() {
        return step(before -> before.join(at()));
    }

    CalledBack end() {
        return step(before -> before.end(at()));
    }

    CalledBack cancel() {
        return step(before -> before.cancel(at()));
    }

    private CalledBack step(UnaryOperator<Session> verb) {
        session = verb.apply(session);
        commit();
        return this;
    }

    private void commit() {
        sessions.commit(session, version, List.of(new SessionChange(session.status(), at())));
        version++;
    }

    /** When the next step is, or the last one was that {@code version} led to. */
    private Instant at() {
        return at(version);
    }

    /** When the change of this version was. */
    static Instant at(long version) {
        return Sample.CREATED.plusSeconds(version);
    }

    Session session() {
        return session;
    }

    long version() {
        return version;
    }

    SessionId id() {
        return id;
    }

    SessionReference token() {
        return sample.reference();
    }

    CallbackTarget target() {
        return CallbackTarget.of(session.statusCallbackUrl().orElseThrow());
    }
}
