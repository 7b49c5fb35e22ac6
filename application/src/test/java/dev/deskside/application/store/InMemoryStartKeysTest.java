package dev.deskside.application.store;

import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryStartKeys;
import dev.deskside.application.contract.StartKeysContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.StartKeys;
import java.time.Clock;

class InMemoryStartKeysTest implements StartKeysContract {
    private final StartKeys startKeys = new InMemoryStartKeys(Clock.systemUTC());
    private final Accounts accounts = new InMemoryAccounts();

    @Override
    public StartKeys startKeys() {
        return startKeys;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}
