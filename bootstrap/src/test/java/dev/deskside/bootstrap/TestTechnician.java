package dev.deskside.bootstrap;

import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.UserKey;
import java.util.UUID;

/** Somebody who may call a platform under test. */
public final class TestTechnician {
    private TestTechnician() {}

    /** A technician of a new account, signed in. */
    public static Caller in(Deskside deskside) {
        return in(deskside, UUID.randomUUID().toString());
    }

    /** The access token of a technician of a new account. */
    public static String tokenIn(Deskside deskside) {
        String token = UUID.randomUUID().toString();
        in(deskside, token);
        return token;
    }

    private static Caller in(Deskside deskside, String token) {
        StageTenant tenant = StageTenant.of(TestIds.account(Account.Recording.ENABLED));
        UserKey user = tenant.caller().user();
        tenant.addTo(
                deskside.accounts(),
                Account.Recording.ENABLED,
                technician -> technician.key().equals(user)
                        ? token
                        : UUID.randomUUID().toString());
        return tenant.caller();
    }
}
