package dev.deskside.application.store;

import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryCallbacks;
import dev.deskside.application.contract.InMemoryRecordings;
import dev.deskside.application.contract.InMemoryRetention;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.RetentionContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Retention;
import dev.deskside.application.port.Sessions;
import java.time.Clock;

class InMemoryRetentionTest implements RetentionContract {
    private final InMemorySessions sessions = new InMemorySessions();
    private final InMemoryRecordings recordings = new InMemoryRecordings();
    private final InMemoryCallbacks callbacks = new InMemoryCallbacks(sessions, Clock.systemUTC());
    private final Accounts accounts = new InMemoryAccounts();

    @Override
    public Retention retention() {
        return new InMemoryRetention(sessions, recordings, callbacks);
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Recordings recordings() {
        return recordings;
    }

    @Override
    public Callbacks callbacks() {
        return callbacks;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}
