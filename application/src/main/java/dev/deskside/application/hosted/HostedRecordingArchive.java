package dev.deskside.application.hosted;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.StaleWrites;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.recording.RecordingState;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** This platform keeps the recordings itself. */
final class HostedRecordingArchive implements RecordingArchive {
    private final Recordings recordings;
    private final Accounts accounts;
    private final Clock clock;

    HostedRecordingArchive(Recordings recordings, Accounts accounts, Clock clock) {
        this.recordings = Objects.requireNonNull(recordings);
        this.accounts = Objects.requireNonNull(accounts);
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
        if (!query.user()
                .map(key -> accounts.technician(caller, key).isPresent())
                .orElse(true)) {
            throw invalidKey(UserKey.FIELD);
        }
        requireEnabled(caller);
        return recordings.available(caller, query.at(clock.instant()));
    }

    @Override
    public void transcode(Caller caller, RecordingSelection selection) {
        change(caller, selection, Recording::requestTranscode);
    }

    @Override
    public List<RecordingLinks> links(Caller caller, RecordingSelection selection) {
        requireEnabled(caller);
        return selection.ids().stream()
                .flatMap(id -> recordings.find(caller, id).stream())
                .map(Versioned::value)
                .filter(recording -> recording.state() == RecordingState.READY_FOR_DOWNLOAD)
                .map(HostedRecordingArchive::links)
                .toList();
    }

    @Override
    public void archive(Caller caller, RecordingSelection selection) {
        change(caller, selection, Recording::archive);
    }

    /** There are no media here so far, so nothing but the recording itself can be named. */
    private static RecordingLinks links(Recording recording) {
        return new RecordingLinks(
                recording.id(),
                Optional.empty(),
                Optional.of(recording.startedAt()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** All of them are looked at before the first is changed. */
    private void change(Caller caller, RecordingSelection selection, UnaryOperator<Recording> step) {
        requireEnabled(caller);
        List<Recording> changeable = selection.ids().stream()
                .map(id -> step.apply(known(caller, id).value()))
                .toList();
        changeable.forEach(recording -> StaleWrites.retried(() -> change(caller, recording.id(), step)));
    }

    private Recording change(Caller caller, RecordingId id, UnaryOperator<Recording> step) {
        Versioned<Recording> before = known(caller, id);
        Recording after = step.apply(before.value());
        if (!after.equals(before.value())) {
            recordings.commit(after, before.version());
        }
        return after;
    }

    private Versioned<Recording> known(Caller caller, RecordingId id) {
        return recordings
                .find(caller, id)
                .orElseThrow(() -> new DesksideException(
                        ErrorCode.INVALID_KEY,
                        "Recording %s is unknown, or not one that the technician has access to.".formatted(id)));
    }

    private void requireEnabled(Caller caller) {
        boolean enabled = accounts.account(caller.account())
                .map(account -> account.recording() == Account.Recording.ENABLED)
                .orElse(false);
        if (!enabled) {
            throw new DesksideException(
                    ErrorCode.RECORDING_DISABLED,
                    "Session recording is not enabled on the account; an administrator can enable it.");
        }
    }

    private static DesksideException invalidKey(String field) {
        return new DesksideException(
                ErrorCode.INVALID_KEY, field + " is unknown, or not one that the technician has access to.");
    }
}
