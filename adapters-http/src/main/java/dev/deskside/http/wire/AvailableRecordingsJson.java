package dev.deskside.http.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingId;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The answer to {@code GET /archive/recordings}: two arrays of numbers, always there, each in start-time order. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AvailableRecordingsJson(
        @JsonDeserialize(contentUsing = LenientNumber.class) List<BigInteger> readyForTranscode,
        @JsonDeserialize(contentUsing = LenientNumber.class) List<BigInteger> readyForDownload) {

    /** What is sent for these recordings. */
    public static AvailableRecordingsJson of(AvailableRecordings recordings) {
        return new AvailableRecordingsJson(
                recordings.readyForTranscode().stream().map(RecordingId::value).toList(),
                recordings.readyForDownload().stream().map(RecordingId::value).toList());
    }

    /**
     * What was received; a list that isn't there is empty, an entry that can't be an id is left out. UNRECOGNISED where
     * neither list is there: that is no answer to this question.
     */
    public AvailableRecordings toRecordings() {
        return toRecordings(Optional.empty());
    }

    /** The same, where a header said how it goes on. */
    public AvailableRecordings toRecordings(Optional<PageCursor> next) {
        if (readyForTranscode == null && readyForDownload == null) {
            throw new DesksideException(
                    ErrorCode.UNRECOGNISED,
                    "The provider's answer has neither readyForTranscode nor readyForDownload.");
        }
        return new AvailableRecordings(ids(readyForTranscode), ids(readyForDownload), next);
    }

    private static List<RecordingId> ids(List<BigInteger> numbers) {
        return numbers == null
                ? List.of()
                : numbers.stream()
                        .filter(Objects::nonNull)
                        .flatMap(number -> Tolerant.read(number.toString(), RecordingId::of).stream())
                        .toList();
    }
}
