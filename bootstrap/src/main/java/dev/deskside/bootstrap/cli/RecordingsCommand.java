package dev.deskside.bootstrap.cli;

import dev.deskside.application.usecase.ListAllRecordings;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.recording.AllRecordings;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.IncompleteRecordingsException;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.http.wire.AvailableRecordingsJson;
import dev.deskside.http.wire.RecordingLinksJson;
import dev.deskside.http.wire.WireJson;
import dev.deskside.http.wire.WireTime;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Recordings of a server. */
@Command(
        name = "recordings",
        mixinStandardHelpOptions = true,
        description = "List recordings, make them watchable, put them aside.",
        synopsisSubcommandLabel = "COMMAND")
public final class RecordingsCommand extends ClientCommand {
    private static final String IDS = "The recordings' ids";

    /** Runs in this context. */
    public RecordingsCommand(CommandContext context) {
        super(context);
    }

    /** Lists what one answer holds. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the oldest recordings that can be had, as many as one answer holds: 500 of each kind.")
    int list(@Mixin ServerOptions server, @Mixin JsonOption output, @Mixin RecordingOptions which) {
        RecordingQuery query = which.query();
        try (V1Server called = dial(server)) {
            AvailableRecordings found = called.recordings().available(called.caller(), query);
            print(output, found.readyForTranscode(), found.readyForDownload());
            if (found.isFull() || found.next().isPresent()) {
                note("there may be more; 'recordings all' lists them all");
            }
            return done();
        }
    }

    /** Lists all. */
    @Command(
            name = "all",
            mixinStandardHelpOptions = true,
            description = "List all recordings that can be had, past the 500 of one answer."
                    + " Where they can't all be had, those that were found are printed, and the exit code is 6.")
    int all(@Mixin ServerOptions server, @Mixin JsonOption output, @Mixin RecordingOptions which) {
        RecordingQuery query = which.query();
        try (V1Server called = dial(server)) {
            AllRecordings found = find(called, query);
            return print(output, found.readyForTranscode(), found.readyForDownload());
        } catch (IncompleteRecordingsException e) {
            print(output, e.found().readyForTranscode(), e.found().readyForDownload());
            throw e;
        }
    }

    /** Says where they can be had. */
    @Command(
            name = "links",
            mixinStandardHelpOptions = true,
            description = "Show where recordings can be had that are ready for download; others are left out.")
    int links(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Parameters(arity = "1..*", paramLabel = "RECORDING", description = IDS) List<String> recordings) {
        List<RecordingLinks> found = new ArrayList<>();
        try (V1Server called = dial(server)) {
            inParts(recordings, part -> found.addAll(called.recordings().links(called.caller(), part)));
        }
        if (output.json()) {
            return printJson(
                    WireJson.write(found.stream().map(RecordingLinksJson::of).toList()));
        }
        Table table = Table.of("RECORDING", "STARTED", "BYTES", "URL")
                .ids("RECORDING")
                .ids("STARTED");
        found.forEach(links -> table.row(
                links.recording().toString(),
                links.startedAt().map(WireTime::format).orElse(null),
                links.sizeBytes().map(bytes -> Long.toString(bytes)).orElse(null),
                links.recordingUrl().map(URI::toString).orElse(null)));
        return print(table);
    }

    /** Asks for transcoding. */
    @Command(
            name = "transcode",
            mixinStandardHelpOptions = true,
            description = "Ask for the transcoding of recordings; it goes on after the command has ended.")
    int transcode(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Parameters(arity = "1..*", paramLabel = "RECORDING", description = IDS) List<String> recordings) {
        try (V1Server called = dial(server)) {
            inParts(recordings, part -> called.recordings().transcode(called.caller(), part));
        }
        return printDone(output, "transcoding", recordings);
    }

    /** Puts them aside. */
    @Command(
            name = "archive",
            mixinStandardHelpOptions = true,
            description = "Put recordings aside: they are listed only with --archived from then on.")
    int archive(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Parameters(arity = "1..*", paramLabel = "RECORDING", description = IDS) List<String> recordings) {
        try (V1Server called = dial(server)) {
            inParts(recordings, part -> called.recordings().archive(called.caller(), part));
        }
        return printDone(output, "archived", recordings);
    }

    private AllRecordings find(V1Server called, RecordingQuery query) {
        try (ProgressLine progress = progress()) {
            return new ListAllRecordings(called.recordings(), called.clock())
                    .run(new ListAllRecordings.Query(called.caller(), query), progress::found);
        }
    }

    /** The API takes so many at a time; where a part fails, those before it are done, and that is said. */
    private void inParts(List<String> ids, Consumer<RecordingSelection> call) {
        List<RecordingId> all = ids.stream().map(RecordingId::of).distinct().toList();
        try (ProgressLine progress = progress()) {
            for (int first = 0; first < all.size(); first += RecordingSelection.MAX) {
                int end = Math.min(first + RecordingSelection.MAX, all.size());
                if (first > 0) {
                    progress.of(first, all.size());
                }
                try {
                    call.accept(new RecordingSelection(all.subList(first, end)));
                } catch (DesksideException e) {
                    if (first == 0) {
                        throw e;
                    }
                    throw new CommandFailure(
                            ExitCodes.of(e.code()),
                            "the first %d of %d are done, and none from %s on: %s"
                                    .formatted(first, all.size(), all.get(first), e.getMessage()));
                }
            }
        }
    }

    private int print(JsonOption output, List<RecordingId> transcode, List<RecordingId> download) {
        if (output.json()) {
            return printJson(WireJson.write(AvailableRecordingsJson.of(new AvailableRecordings(transcode, download))));
        }
        Table table = Table.of("RECORDING", "READY FOR").ids("RECORDING");
        transcode.forEach(id -> table.row(id.toString(), "transcode"));
        download.forEach(id -> table.row(id.toString(), "download"));
        return print(table);
    }

    private int printDone(JsonOption output, String what, List<String> recordings) {
        List<String> ids = recordings.stream()
                .map(RecordingId::of)
                .distinct()
                .map(RecordingId::toString)
                .toList();
        if (output.json()) {
            return print(Json.object().array("recordingIds", ids));
        }
        line(what, String.join(" ", ids));
        return done();
    }
}
