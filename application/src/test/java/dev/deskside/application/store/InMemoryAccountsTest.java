package dev.deskside.application.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.AccountsContract;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.port.Accounts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InMemoryAccountsTest implements AccountsContract {

    private final Accounts accounts = new InMemoryAccounts();

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Test
    @DisplayName("A store is empty until something is added")
    void isEmptyAtFirst() {
        assertThat(accounts.isEmpty()).isTrue();
    }
}
