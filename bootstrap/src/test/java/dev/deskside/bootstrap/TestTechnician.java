package dev.deskside.bootstrap;

import dev.deskside.application.contract.HostedStage;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.account.Account;
import java.util.UUID;

/** Somebody who may call a platform under test. */
public final class TestTechnician {
    private TestTechnician() {}

    /** A technician of a new account, signed in. */
    public static Caller in(Deskside deskside) {
        String token = UUID.randomUUID().toString();
        HostedStage.tenant(deskside.accounts(), Account.Recording.ENABLED, token);
        return deskside.caller(token);
    }
}
