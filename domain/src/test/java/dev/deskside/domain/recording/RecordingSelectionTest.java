package dev.deskside.domain.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.domain.DesksideException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecordingSelectionTest {
    @Test
    void eachIsNamedOnceInTheOrderOfNaming() {
        assertThat(RecordingSelection.of(RecordingId.of(3), RecordingId.of(1), RecordingId.of(3))
                        .ids())
                .containsExactly(RecordingId.of(3), RecordingId.of(1));
    }

    @Test
    void oneToFiveHundred() {
        List<RecordingId> tooMany =
                LongStream.rangeClosed(1, 501).mapToObj(RecordingId::of).toList();

        assertThat(new RecordingSelection(tooMany.subList(0, 500)).ids()).hasSize(500);
        for (List<RecordingId> bad : List.of(Collections.<RecordingId>emptyList(), tooMany)) {
            assertThat(catchThrowableOfType(DesksideException.class, () -> new RecordingSelection(bad))
                            .field())
                    .contains("recordingIds");
        }
    }

    @Test
    void linksAreSecrets() {
        RecordingLinks links = new RecordingLinks(
                RecordingId.of(7),
                Optional.of(URI.create("https://desk.example/recordings/s3cret")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(links.toString()).contains("7").doesNotContain("s3cret");
    }
}
