package dev.deskside.bootstrap;

import dev.deskside.application.port.PersonalData;
import dev.deskside.bootstrap.cli.Json;
import dev.deskside.bootstrap.cli.JsonOption;
import dev.deskside.bootstrap.cli.Terminal;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.session.DataSubject;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.http.wire.PersonalDataJson;
import dev.deskside.http.wire.WireJson;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is kept of a customer in a data directory. */
@Command(
        name = "personal-data",
        mixinStandardHelpOptions = true,
        description = "What is kept of a customer in a data directory.",
        synopsisSubcommandLabel = "COMMAND")
final class PersonalDataCommand extends AdministrationCommand {
    PersonalDataCommand(Administration administration, Terminal terminal) {
        super(administration, terminal);
    }

    /** By what a customer is known. */
    static final class Subject {
        @Option(
                names = "--email",
                required = true,
                paramLabel = "EMAIL",
                description = "The customer's whole e-mail address, in capital or small letters")
        private String email;

        @Option(
                names = "--name",
                required = true,
                paramLabel = "NAME",
                description = "The customer's name, exactly as it was given; namesakes are included")
        private String name;

        private DataSubject read() {
            return new DataSubject(
                    Optional.ofNullable(email).map(text -> EmailAddress.of("email", text)), Optional.ofNullable(name));
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Print all that is kept of a customer, as one JSON document.")
    int export(
            @Mixin SettingOptions options,
            @Option(
                            names = "--account",
                            required = true,
                            paramLabel = "KEY",
                            description = "The account whose customer it is")
                    String key,
            @ArgGroup(exclusive = true, multiplicity = "1") Subject subject) {
        AccountKey account = AccountKey.of(key);
        DataSubject read = subject.read();
        return administer(options, administered -> {
            accounts(administered.accounts(), key);
            return printJson(WireJson.write(
                    new PersonalDataJson(administered.personalData().export(account, read).stream()
                            .map(kept -> PersonalDataJson.Kept.of(kept.session(), kept.messages()))
                            .toList())));
        });
    }

    @Command(
            name = "erase",
            mixinStandardHelpOptions = true,
            description =
                    "Remove a customer's name and address from their sessions, with notes, collaborators and chat,"
                            + " and print how many there were. What is under a legal hold is left and named.")
    int erase(
            @Mixin SettingOptions options,
            @Mixin JsonOption output,
            @Option(
                            names = "--account",
                            required = true,
                            paramLabel = "KEY",
                            description = "The account whose customer it is")
                    String key,
            @ArgGroup(exclusive = true, multiplicity = "1") Subject subject) {
        AccountKey account = AccountKey.of(key);
        DataSubject read = subject.read();
        return administer(options, administered -> {
            accounts(administered.accounts(), key);
            PersonalData.Erasure erasure = administered.personalData().erase(account, read);
            if (output.json()) {
                return print(Json.object()
                        .number("sessions", erasure.sessions())
                        .number("messages", erasure.messages())
                        .texts(
                                "held",
                                erasure.held().stream()
                                        .map(SessionKey::toString)
                                        .toList()));
            }
            line("sessions", erasure.sessions());
            line("messages", erasure.messages());
            erasure.held().forEach(held -> line("held", held));
            return done();
        });
    }
}
