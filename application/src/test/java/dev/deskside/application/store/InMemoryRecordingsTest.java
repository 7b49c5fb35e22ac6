package dev.deskside.application.store;

import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryRecordings;
import dev.deskside.application.contract.RecordingsContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Recordings;

class InMemoryRecordingsTest implements RecordingsContract {
    private final Recordings recordings = new InMemoryRecordings();
    private final Accounts accounts = new InMemoryAccounts();

    @Override
    public Recordings recordings() {
        return recordings;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }
}
