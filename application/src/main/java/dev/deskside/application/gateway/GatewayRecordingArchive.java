package dev.deskside.application.gateway;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.session.Attendance;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Another provider's recordings, each caller confined to their own account: the accounts and companies of a gateway
 * bear the keys that they have upstream, and every question is narrowed to the caller's before it leaves.
 *
 * <p>An answer is ids alone, so what a caller must not see can't be taken out of it. A caller who has access to every
 * company that upstream has gets the whole answer; any other gets the unattended recordings of a company by asking for
 * that company, and else the attended ones.
 *
 * <p>Nor does an id say whose recording it is. So recordings are changed, and their links given, only for callers whose
 * account upstream knows as its own and who have access to every company; for any other they are out of reach.
 */
public final class GatewayRecordingArchive implements RecordingArchive {
    private final RecordingArchive upstream;
    private final GatewayMachines machines;
    private final Clock clock;

    /**
     * Stands before this archive; the machines say which companies there are.
     *
     * @param upstream the provider behind the gateway
     * @param machines the companies behind the gateway
     * @param clock the time
     */
    public GatewayRecordingArchive(RecordingArchive upstream, GatewayMachines machines, Clock clock) {
        this.upstream = Objects.requireNonNull(upstream);
        this.machines = Objects.requireNonNull(machines);
        this.clock = Objects.requireNonNull(clock);
    }

    @Override
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        if (!query.account().map(caller.account()::equals).orElse(true)) {
            throw invalidKey(AccountKey.FIELD);
        }
        if (!query.company().map(caller.companies()::contains).orElse(true)) {
            throw invalidKey(CompanyId.FIELD);
        }
        RecordingQuery narrowed = query.within(caller.account());
        if (query.company().isPresent() || asksForAttended(query) || machines.seesEveryCompany(caller)) {
            return Upstream.call(() -> upstream.available(caller, narrowed));
        }
        if (query.attendance().equals(Optional.of(Attendance.UNATTENDED))) {
            return AvailableRecordings.NONE;
        }
        return Upstream.call(() -> upstream.available(caller, narrowed.attended()));
    }

    @Override
    public void transcode(Caller caller, RecordingSelection recordings) {
        change(caller, () -> upstream.transcode(caller, recordings));
    }

    @Override
    public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
        return owns(caller) ? Upstream.call(() -> upstream.links(caller, recordings)) : List.of();
    }

    @Override
    public void archive(Caller caller, RecordingSelection recordings) {
        change(caller, () -> upstream.archive(caller, recordings));
    }

    private void change(Caller caller, Runnable change) {
        if (!owns(caller)) {
            throw outOfReach(null);
        }
        try {
            Upstream.run(change);
        } catch (DesksideException e) {
            throw e.code() == ErrorCode.INVALID_KEY ? outOfReach(e) : e;
        }
    }

    /** Names no recording: which of them upstream doesn't know is not told where none of them is the caller's. */
    private static DesksideException outOfReach(DesksideException cause) {
        return new DesksideException(
                ErrorCode.INVALID_KEY,
                "A recording is unknown, or not one that the technician has access to; none was changed.",
                cause);
    }

    /**
     * Whether all recordings that upstream lets this gateway reach are the caller's: it knows the caller's account as
     * its own, and the caller sees every company.
     */
    private boolean owns(Caller caller) {
        Instant now = clock.instant();
        RecordingQuery ofAccount =
                RecordingQuery.ofAccount(caller.account()).from(now).to(now).build();
        try {
            Upstream.call(() -> upstream.available(caller, ofAccount));
        } catch (DesksideException e) {
            if (e.code() == ErrorCode.INVALID_KEY) {
                return false;
            }
            throw e;
        }
        return machines.seesEveryCompany(caller);
    }

    private static boolean asksForAttended(RecordingQuery query) {
        return query.attendance().equals(Optional.of(Attendance.ATTENDED));
    }

    private static DesksideException invalidKey(String field) {
        return new DesksideException(
                ErrorCode.INVALID_KEY, field + " is unknown, or not one that the technician has access to.");
    }
}
