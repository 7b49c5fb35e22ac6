package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * Any provider's recordings, with patience for its failures; promises as {@link ResilientRemoteSupport}: what changes
 * something is sent once. It has a breaker and pauses of its own: an archive that is down doesn't keep sessions from
 * being started.
 */
public final class ResilientRecordingArchive implements RecordingArchive {
    private final RecordingArchive provider;
    private final Guard guard;

    /**
     * Before this provider; the clock times the breaker and the pauses.
     *
     * @param provider what stands behind
     * @param settings how failures are met
     * @param clock the time
     */
    public ResilientRecordingArchive(RecordingArchive provider, Resilience settings, Clock clock) {
        this(provider, settings, clock, ProviderObserver.NONE);
    }

    /**
     * The same, observed.
     *
     * @param provider the provider without patience
     * @param settings how patient it is
     * @param clock the time
     * @param observer who is told
     */
    public ResilientRecordingArchive(
            RecordingArchive provider, Resilience settings, Clock clock, ProviderObserver observer) {
        this.provider = Objects.requireNonNull(provider);
        guard = new Guard("recording-archive", settings, Objects.requireNonNull(clock), observer);
    }

    PortState state() {
        return guard.state();
    }

    @Override
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        return guard.read("available", () -> provider.available(caller, query));
    }

    @Override
    public void transcode(Caller caller, RecordingSelection recordings) {
        guard.change("transcode", () -> provider.transcode(caller, recordings));
    }

    @Override
    public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
        return guard.read("links", () -> provider.links(caller, recordings));
    }

    @Override
    public void archive(Caller caller, RecordingSelection recordings) {
        guard.change("archive", () -> provider.archive(caller, recordings));
    }

    @Override
    public String toString() {
        return "ResilientRecordingArchive[" + provider + "]";
    }
}
