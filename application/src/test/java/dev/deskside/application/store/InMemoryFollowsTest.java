package dev.deskside.application.store;

import dev.deskside.application.contract.FollowsContract;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryFollows;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Sessions;
import java.time.Clock;

class InMemoryFollowsTest implements FollowsContract {
    private final InMemorySessions sessions = new InMemorySessions();
    private final Follows follows = new InMemoryFollows(sessions, Clock.systemUTC());
    private final Accounts accounts = new InMemoryAccounts();

    @Override
    public Follows follows() {
        return follows;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}
