package dev.deskside.application.store;

import dev.deskside.application.contract.CallbacksContract;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryCallbacks;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Sessions;
import java.time.Clock;

class InMemoryCallbacksTest implements CallbacksContract {
    private final InMemorySessions sessions = new InMemorySessions();
    private final Callbacks callbacks = new InMemoryCallbacks(sessions, Clock.systemUTC());
    private final Accounts accounts = new InMemoryAccounts();

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Callbacks callbacks() {
        return callbacks;
    }
}
