package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.http.wire.AvailableRecordingsJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A v1 provider's recordings. Each call is one request.
 *
 * <p>v1 tells times in whole seconds, so a window is sent as the whole seconds that lie within it: {@code from} rounded
 * up, {@code to} rounded down. Nothing outside the window is ever listed; a recording that a provider dates more
 * finely, within the last second that the window only partly covers, is not listed either. A window without a whole
 * second is empty, and the provider isn't asked.
 */
final class FeignRecordingArchive implements RecordingArchive {
    private final Upstream<V1Api> upstream;

    FeignRecordingArchive(Upstream<V1Api> upstream) {
        this.upstream = upstream;
    }

    @Override
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        WholeSeconds window = WholeSeconds.within(query.from(), query.to());
        if (window.isEmpty()) {
            return AvailableRecordings.NONE;
        }
        AvailableRecordings all = upstream.read(
                caller,
                (api, token) -> {
                    Paged<AvailableRecordingsJson> answer = api.recordings(token, parameters(query, window));
                    return answer.body().toRecordings(answer.next());
                },
                answer -> {
                    throw upstream.errors().archive(answer);
                });
        return new AvailableRecordings(capped(all.readyForTranscode()), capped(all.readyForDownload()), all.next());
    }

    @Override
    public void transcode(Caller caller, RecordingSelection recordings) {
        change(caller, (api, token) -> api.transcode(token, ids(recordings)));
    }

    @Override
    public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
        Map<RecordingId, RecordingLinks> links = upstream.read(
                caller,
                (api, token) -> api.links(token, ids(recordings)).stream()
                        .filter(Objects::nonNull)
                        .flatMap(json -> json.toLinks().stream())
                        .collect(Collectors.toMap(RecordingLinks::recording, link -> link, (first, again) -> first)),
                answer -> {
                    throw upstream.errors().archive(answer);
                });
        return recordings.ids().stream()
                .filter(links::containsKey)
                .map(links::get)
                .toList();
    }

    @Override
    public void archive(Caller caller, RecordingSelection recordings) {
        change(caller, (api, token) -> api.archive(token, ids(recordings)));
    }

    private void change(Caller caller, Upstream.Call<V1Api, Done> call) {
        upstream.write(caller, call, answer -> {
            throw upstream.errors().changeOfArchive(answer);
        });
    }

    private static String ids(RecordingSelection recordings) {
        return recordings.ids().stream().map(RecordingId::toString).collect(Collectors.joining(","));
    }

    private static Map<String, String> parameters(RecordingQuery query, WholeSeconds window) {
        Parameters parameters = new Parameters();
        parameters.add("accountKey", query.account());
        parameters.add("userKey", query.user());
        parameters.add("companyId", query.company());
        query.attendance()
                .ifPresent(attendance -> parameters.add(
                        "sessionType",
                        switch (attendance) {
                            case ATTENDED -> "0";
                            case UNATTENDED -> "1";
                        }));
        window.writeTo(parameters);
        query.timePeriod().ifPresent(period -> parameters.add("timePeriod", Long.toString(period.toDays())));
        if (query.archived()) {
            parameters.add("archived", "1");
        }
        parameters.add(PageCursor.FIELD, query.after());
        return parameters.encoded();
    }

    /** The oldest come first; a provider that knows no limit is held to ours. */
    private static List<RecordingId> capped(List<RecordingId> ids) {
        return ids.subList(0, Math.min(ids.size(), AvailableRecordings.LIMIT));
    }

    @Override
    public String toString() {
        return "FeignRecordingArchive[" + upstream + "]";
    }
}
