package dev.deskside.http.server;

import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.ArchiveRecordings;
import dev.deskside.application.usecase.FindRecordingLinks;
import dev.deskside.application.usecase.ListAvailableRecordings;
import dev.deskside.application.usecase.TranscodeRecordings;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.http.wire.AvailableRecordingsJson;
import dev.deskside.http.wire.RecordingLinksJson;
import io.javalin.http.Context;
import java.util.Objects;

/** v1's methods on recordings. */
final class V1ArchiveRoutes {
    private final UseCases useCases;
    private final Authorization authorization;

    V1ArchiveRoutes(UseCases useCases, Authorization authorization) {
        this.useCases = Objects.requireNonNull(useCases);
        this.authorization = Objects.requireNonNull(authorization);
    }

    void recordings(Context context) {
        Caller caller = authorization.caller(context);
        QueryParameters parameters = QueryParameters.of(context.queryString());
        RecordingQuery recordings = ArchiveParameters.read(parameters);
        AvailableRecordings available =
                useCases.listAvailableRecordings().run(new ListAvailableRecordings.Query(caller, recordings));
        Answers.goesOn(context, parameters, available.next());
        Answers.send(context, 200, AvailableRecordingsJson.of(available));
    }

    void transcode(Context context) {
        Caller caller = authorization.caller(context);
        useCases.transcodeRecordings()
                .run(new TranscodeRecordings.Command(caller, ArchiveParameters.selection(context.pathParam("ids"))));
        Answers.sendNothing(context);
    }

    void links(Context context) {
        Caller caller = authorization.caller(context);
        RecordingSelection selection = ArchiveParameters.selection(
                QueryParameters.of(context.queryString()).list(RecordingSelection.FIELD));
        Answers.send(
                context,
                200,
                useCases.findRecordingLinks().run(new FindRecordingLinks.Query(caller, selection)).stream()
                        .map(RecordingLinksJson::of)
                        .toList());
    }

    void archive(Context context) {
        Caller caller = authorization.caller(context);
        useCases.archiveRecordings()
                .run(new ArchiveRecordings.Command(caller, ArchiveParameters.selection(context.pathParam("ids"))));
        Answers.sendNothing(context);
    }
}
