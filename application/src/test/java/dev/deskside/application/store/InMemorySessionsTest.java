package dev.deskside.application.store;

import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.SessionsContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Sessions;

class InMemorySessionsTest implements SessionsContract {
    private final Sessions sessions = new InMemorySessions();
    private final Accounts accounts = new InMemoryAccounts();

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}
