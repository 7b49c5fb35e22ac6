package dev.deskside.bootstrap.cli;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.Attendance;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which recordings are asked for. */
final class RecordingOptions {
    @Option(names = "--account", paramLabel = "KEY", description = "Of this account")
    private String account;

    @Option(names = "--user", paramLabel = "KEY", description = "Of sessions that this technician started")
    private String user;

    @Option(names = "--company", paramLabel = "ID", description = "Of unattended sessions with this company's machines")
    private String company;

    @Option(names = "--attended", description = "Only those of sessions with a customer")
    private boolean attended;

    @Option(names = "--unattended", description = "Only those of sessions without a customer")
    private boolean unattended;

    @Option(names = "--from", paramLabel = "TIME", description = "Started at this time or later")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Started at this time or earlier")
    private String to;

    @Option(names = "--days", paramLabel = "COUNT", description = "Started within the last days")
    private Integer days;

    @Option(names = "--archived", description = "The archived ones, instead of those that are not")
    private boolean archived;

    /** The question. INVALID_VALUE, naming an option, where its parts are wrong or contradict each other. */
    RecordingQuery query() {
        if (account == null && user == null && company == null) {
            throw DesksideException.invalid(
                    "account", "is missing: one or more of account, user and company must be given");
        }
        if (attended && unattended) {
            throw DesksideException.invalid("attended", "cannot be combined with unattended: leave both out for all");
        }
        return new RecordingQuery(
                Optional.ofNullable(account).map(AccountKey::of),
                Optional.ofNullable(user).map(UserKey::of),
                Optional.ofNullable(company).map(CompanyId::of),
                attended
                        ? Optional.of(Attendance.ATTENDED)
                        : unattended ? Optional.of(Attendance.UNATTENDED) : Optional.empty(),
                ClientCommand.time("from", from),
                ClientCommand.time("to", to),
                Optional.ofNullable(days).map(Duration::ofDays),
                archived,
                Optional.empty());
    }
}
