package dev.deskside.http.wire;

import static dev.deskside.http.wire.WireArbitraries.keys;
import static dev.deskside.http.wire.WireArbitraries.lines;
import static dev.deskside.http.wire.WireArbitraries.maybe;
import static dev.deskside.http.wire.WireArbitraries.notes;
import static dev.deskside.http.wire.WireArbitraries.times;
import static dev.deskside.http.wire.WireArbitraries.urls;
import static dev.deskside.http.wire.WireArbitraries.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineStatus;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the messages beside a session carry arrives as it was sent. */
class ListsPropertyTest {
    private static final AccountKey ACCOUNT = AccountKey.of(17);

    @Property(tries = 200)
    void a_list_of_sessions(@ForAll("sessionPages") SessionPage page) throws IOException {
        SessionPage received =
                sent(SessionListJson.of(page), SessionListJson.class).toPage(page.next());

        assertThat(received)
                .isEqualTo(new SessionPage(
                        page.total(),
                        page.sessions().stream()
                                .map(SessionJsonPropertyTest::withoutCompany)
                                .toList(),
                        page.next()));
    }

    @Property
    void a_transcript(@ForAll("transcripts") Transcript transcript) throws IOException {
        TranscriptJson received = sent(TranscriptJson.of(transcript), TranscriptJson.class);

        assertThat(received.toTranscript()).isEqualTo(transcript);
    }

    @Property
    void a_page_of_companies(@ForAll("companyPages") CompanyPage page) throws IOException {
        CompaniesJson received = sent(CompaniesJson.of(page), CompaniesJson.class);

        assertThat(received.toPage(ACCOUNT)).isEqualTo(page);
    }

    @Property
    void machines_of_a_company(@ForAll("companies") CompanyId company, @ForAll("machines") List<Machine> machines)
            throws IOException {
        List<Machine> its = machines.stream()
                .map(m -> new Machine(m.uuid(), company, m.name(), m.dnsName(), m.ipAddresses(), m.status()))
                .toList();

        MachinesJson received = sent(MachinesJson.of(its), MachinesJson.class);

        assertThat(received.toMachines(company)).isEqualTo(its);
        assertThat(received.totalNumMachines()).isEqualTo(its.size());
    }

    @Property
    void links_to_a_recording(@ForAll("links") RecordingLinks links) throws IOException {
        RecordingLinksJson received = sent(RecordingLinksJson.of(links), RecordingLinksJson.class);

        assertThat(received.toLinks()).contains(links);
    }

    @Property
    void recordings_and_where_they_go_on(@ForAll("recordings") AvailableRecordings recordings) throws IOException {
        AvailableRecordingsJson received = sent(AvailableRecordingsJson.of(recordings), AvailableRecordingsJson.class);

        assertThat(received.toRecordings(recordings.next())).isEqualTo(recordings);
    }

    @Property
    void a_start_with_and_without_an_id(@ForAll("starts") StartedSession started) throws IOException {
        StartedSessionJson received = sent(StartedSessionJson.of(started), StartedSessionJson.class);

        assertThat(received.toStarted()).isEqualTo(started);
    }

    /** What arrives: never a null, never an empty text. */
    private static <T> T sent(T json, Class<T> type) throws IOException {
        JsonNode tree = WireJson.mapper().readTree(WireJson.mapper().writeValueAsBytes(json));
        assertNothingEmpty(tree);
        return WireJson.mapper().readValue(WireJson.mapper().writeValueAsBytes(json), type);
    }

    private static void assertNothingEmpty(JsonNode node) {
        assertThat(node.isNull() || (node.isTextual() && node.textValue().isEmpty()))
                .as("null or empty text")
                .isFalse();
        node.forEach(ListsPropertyTest::assertNothingEmpty);
    }

    @Provide
    Arbitrary<SessionPage> sessionPages() {
        Arbitrary<List<SessionSnapshot>> sessions =
                WireArbitraries.sessions().list().ofMaxSize(4);
        return Combinators.combine(sessions, totals(), cursors())
                .as((found, others, next) -> new SessionPage(found.size() + others, found, next));
    }

    @Provide
    Arbitrary<Transcript> transcripts() {
        Arbitrary<ChatMessage> messages =
                Combinators.combine(times(), notes(), maybe(lines())).as(ChatMessage::new);
        return Combinators.combine(
                        maybe(words().map(SessionId::new)),
                        maybe(times()),
                        maybe(times()),
                        messages.list().ofMaxSize(4))
                .as(Transcript::new);
    }

    @Provide
    Arbitrary<CompanyPage> companyPages() {
        Arbitrary<List<Company>> companies = Combinators.combine(companies(), lines())
                .as((id, name) -> new Company(id, ACCOUNT, name))
                .list()
                .ofMaxSize(4);
        return Combinators.combine(companies, totals())
                .as((found, others) -> new CompanyPage(found.size() + others, found));
    }

    @Provide
    Arbitrary<CompanyId> companies() {
        return keys().map(CompanyId::new);
    }

    @Provide
    Arbitrary<List<Machine>> machines() {
        return Combinators.combine(
                        words().map(MachineUuid::new),
                        companies(),
                        lines(),
                        maybe(lines()),
                        words().list().ofMaxSize(3),
                        maybe(Arbitraries.of(MachineStatus.class)))
                .as(Machine::new)
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<RecordingLinks> links() {
        return Combinators.combine(
                        recordingIds(),
                        maybe(urls()),
                        maybe(times()),
                        maybe(urls()),
                        maybe(urls()),
                        maybe(Arbitraries.longs().between(0, 999_999_999_999_999_999L)))
                .as(RecordingLinks::new);
    }

    @Provide
    Arbitrary<AvailableRecordings> recordings() {
        return Combinators.combine(
                        recordingIds().list().ofMaxSize(5),
                        recordingIds().list().ofMaxSize(5),
                        cursors())
                .as(AvailableRecordings::new);
    }

    @Provide
    Arbitrary<StartedSession> starts() {
        return Combinators.combine(urls(), words().map(SessionToken::new), maybe(words().map(SessionId::new)))
                .as(StartedSession::new);
    }

    private static Arbitrary<RecordingId> recordingIds() {
        return keys().map(RecordingId::new);
    }

    private static Arbitrary<Optional<PageCursor>> cursors() {
        return maybe(words().map(PageCursor::new));
    }

    private static Arbitrary<Long> totals() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE - 10);
    }
}
