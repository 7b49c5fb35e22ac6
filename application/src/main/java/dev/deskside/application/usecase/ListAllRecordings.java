package dev.deskside.application.usecase;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.recording.AllRecordings;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.IncompleteRecordingsException;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A technician asks for all recordings, however many: past the {@value AvailableRecordings#LIMIT} that a provider gives
 * at a time.
 *
 * <p>Where the provider says how its list goes on, that is followed. Where it doesn't and a list is full, the time
 * window is halved until every part is short of the limit; v1 tells times in whole seconds, so that a second is where
 * halving ends. Both ends of a window count, and the parts share the second between them: what started in the middle of
 * it is in neither half's whole seconds, and what is in both is counted once.
 *
 * <p>Recordings that become ready meanwhile may be in the answer or not; one that moves from one list to the other may
 * be in both.
 */
public final class ListAllRecordings {
    private final RecordingArchive archive;
    private final Clock clock;

    /**
     * Lists the recordings of this archive; the clock says where a window ends that was given no end.
     *
     * @param archive the provider
     * @param clock the time
     */
    public ListAllRecordings(RecordingArchive archive, Clock clock) {
        this.archive = Objects.requireNonNull(archive);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Who asks for which recordings.
     *
     * @param caller who asks
     * @param recordings which ones
     */
    public record Query(Caller caller, RecordingQuery recordings) {}

    /** Sees how it goes on: how many recordings were found by now, in how many answers. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called after each answer, on the caller's thread.
         *
         * @param recordings how many were found so far
         * @param answers how many answers that took
         */
        void found(int recordings, int answers);
    }

    /**
     * {@return all of them} NOT_ENTITLED without a seat, ROLE_MISSING without {@link Role#ARCHIVE}; INCOMPLETE, as
     * {@link IncompleteRecordingsException} with what was found, where a second holds as many as the provider gives at
     * a time; else the archive's.
     *
     * @param query what is asked for
     * @param progress hears how it goes
     */
    public AllRecordings run(Query query, Progress progress) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.ARCHIVE);
        return new Search(query.caller(), query.recordings().at(clock.instant()), progress).run();
    }

    /** One search: what was found so far, and what there may be more of. */
    private final class Search {
        private final Caller caller;
        private final RecordingQuery query;
        private final Progress progress;
        private final Set<RecordingId> transcode = new LinkedHashSet<>();
        private final Set<RecordingId> download = new LinkedHashSet<>();
        private int answers;
        private Optional<Window> incomplete = Optional.empty();

        Search(Caller caller, RecordingQuery query, Progress progress) {
            this.caller = caller;
            this.query = query;
            this.progress = progress;
        }

        AllRecordings run() {
            AvailableRecordings first = ask(query);
            if (isComplete(first)) {
                take(first);
            } else if (first.next().isPresent()) {
                follow(query, first);
            } else {
                split(wholeWindow(), first);
            }
            AllRecordings found = new AllRecordings(List.copyOf(transcode), List.copyOf(download));
            incomplete.ifPresent(window -> {
                throw new IncompleteRecordingsException(found, window.from(), window.to());
            });
            return found;
        }

        private void follow(RecordingQuery question, AvailableRecordings first) {
            take(first);
            AvailableRecordings page = first;
            while (page.next().isPresent()) {
                page = ask(question.after(page.next().get()));
                take(page);
            }
        }

        private Window wholeWindow() {
            Instant from = query.from().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.SECONDS);
            // What a provider with a clock of its own started just now counts too.
            Instant to = query.to().orElseGet(() -> clock.instant().plus(1, ChronoUnit.DAYS));
            return new Window(from, wholeSecondFrom(to));
        }

        private void divide(Window window) {
            AvailableRecordings part = askFor(window);
            if (isComplete(part)) {
                take(part);
            } else {
                split(window, part);
            }
        }

        private void split(Window window, AvailableRecordings full) {
            if (window.seconds() > 1) {
                Instant middle = window.middle();
                divide(new Window(window.from(), middle));
                divide(new Window(middle, window.to()));
            } else {
                takeSecond(window, full);
            }
        }

        /**
         * The second can't be divided, but its two ends can be asked for by themselves. Where the list reaches as far
         * as the later end and neither end is full, nothing between them can be missing.
         */
        private void takeSecond(Window window, AvailableRecordings second) {
            AvailableRecordings first = askFor(new Window(window.from(), window.from()));
            AvailableRecordings last = askFor(new Window(window.to(), window.to()));
            take(first);
            take(second);
            take(last);
            boolean whole = !first.isFull()
                    && !last.isFull()
                    && reaches(second.readyForTranscode(), last.readyForTranscode())
                    && reaches(second.readyForDownload(), last.readyForDownload());
            if (!whole && incomplete.isEmpty()) {
                incomplete = Optional.of(window);
            }
        }

        private boolean reaches(List<RecordingId> list, List<RecordingId> lastOnes) {
            return list.size() < AvailableRecordings.LIMIT || lastOnes.contains(list.get(list.size() - 1));
        }

        /** What lies in this window; the given ends are kept where they are finer than its whole seconds. */
        private AvailableRecordings askFor(Window window) {
            Instant from = query.from().filter(window.from()::isBefore).orElse(window.from());
            Instant to = query.to().filter(window.to()::isAfter).orElse(window.to());
            return from.isAfter(to) ? AvailableRecordings.NONE : ask(query.between(from, to));
        }

        private AvailableRecordings ask(RecordingQuery question) {
            AvailableRecordings answer = archive.available(caller, question);
            answers++;
            return answer;
        }

        private boolean isComplete(AvailableRecordings answer) {
            return answer.next().isEmpty() && !answer.isFull();
        }

        private void take(AvailableRecordings answer) {
            transcode.addAll(answer.readyForTranscode());
            download.addAll(answer.readyForDownload());
            progress.found(transcode.size() + download.size(), answers);
        }
    }

    private static Instant wholeSecondFrom(Instant time) {
        Instant whole = time.truncatedTo(ChronoUnit.SECONDS);
        return whole.equals(time) ? whole : whole.plusSeconds(1);
    }

    /** From a whole second to a whole second, both of which count. */
    private record Window(Instant from, Instant to) {
        long seconds() {
            return Duration.between(from, to).toSeconds();
        }

        Instant middle() {
            return from.plusSeconds(seconds() / 2);
        }
    }
}
