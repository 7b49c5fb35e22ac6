package dev.deskside.bootstrap;

import dev.deskside.application.port.Accounts;
import dev.deskside.bootstrap.cli.PrintingCommand;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.ToIntFunction;

/** What the commands have in common that change or list what is in a data directory. */
abstract class AdministrationCommand extends PrintingCommand {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Administration administration;

    AdministrationCommand(Administration administration, Terminal terminal) {
        super(terminal);
        this.administration = administration;
    }

    final int run(SettingOptions options, ToIntFunction<Accounts> work) {
        return administer(options, administered -> work.applyAsInt(administered.accounts()));
    }

    final int administer(SettingOptions options, ToIntFunction<Administered> work) {
        return administration.run(options, spec(), work);
    }

    /** The account with this key, or all where none was said. INVALID_KEY where there is no such account. */
    static List<Account> accounts(Accounts accounts, String key) {
        if (key == null) {
            return accounts.allAccounts();
        }
        return List.of(accounts.account(AccountKey.of(key))
                .orElseThrow(() -> new DesksideException(
                        ErrorCode.INVALID_KEY, "There is no account %s; see account list.".formatted(key))));
    }

    /** A new key of fifteen digits: a number that every client can hold. */
    static BigInteger newKey() {
        return BigInteger.valueOf(100_000_000_000_000L + RANDOM.nextLong(900_000_000_000_000L));
    }

    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
