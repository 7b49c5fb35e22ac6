package dev.deskside.bootstrap;

import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.account.Account;
import java.util.UUID;

/** Somebody who may call a platform under test. */
public final class TestTechnician {
    private TestTechnician() {}

    /** A technician of a new account, signed in. */
    public static Caller in(Deskside deskside) {
        StageTenant tenant = StageTenant.of(TestIds.account(Account.Recording.ENABLED));
        tenant.addTo(
                deskside.accounts(),
                Account.Recording.ENABLED,
                technician -> UUID.randomUUID().toString());
        return tenant.caller();
    }
}
