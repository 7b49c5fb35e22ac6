package dev.deskside.application.store;

import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryPersonalData;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.PersonalDataContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.PersonalData;
import dev.deskside.application.port.Sessions;

class InMemoryPersonalDataTest implements PersonalDataContract {
    private final InMemorySessions sessions = new InMemorySessions();
    private final Accounts accounts = new InMemoryAccounts();

    @Override
    public PersonalData personalData() {
        return new InMemoryPersonalData(sessions);
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
