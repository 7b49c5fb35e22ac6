package dev.deskside.application.contract;

import dev.deskside.application.port.PersonalData;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.DataSubject;
import java.util.List;
import java.util.Objects;

/** What is kept of a customer in sessions in memory; for tests. */
public final class InMemoryPersonalData implements PersonalData {
    private final InMemorySessions sessions;

    /**
     * Of these sessions.
     *
     * @param sessions where customers are named
     */
    public InMemoryPersonalData(InMemorySessions sessions) {
        this.sessions = Objects.requireNonNull(sessions);
    }

    @Override
    public List<KeptSession> export(AccountKey account, DataSubject subject) {
        return sessions.keptOf(account, subject);
    }

    @Override
    public Erasure erase(AccountKey account, DataSubject subject) {
        return sessions.erase(account, subject);
    }
}
