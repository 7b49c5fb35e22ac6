package dev.deskside.application.contract;

import static dev.deskside.application.contract.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.port.PersonalData;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.DataSubject;
import dev.deskside.domain.session.LegalHold;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The promises of {@link PersonalData}. A test makes accounts of its own, so that all may share one store. */
public interface PersonalDataContract {
    /** The address that customers of these tests have. */
    EmailAddress ADDRESS = new EmailAddress("Ada.Lovelace@Example.com");

    /** Their name. */
    String NAME = "Ada Lovelace";

    /** Who they are by their address. */
    DataSubject ADA = DataSubject.withEmail(ADDRESS);

    /** {@return the store under test} */
    PersonalData personalData();

    /** {@return the sessions in it} */
    Sessions sessions();

    /** {@return the accounts in it} */
    Accounts accounts();

    private static Customer ada() {
        return new Customer(Optional.of(NAME), Optional.of(ADDRESS));
    }

    private static Customer customer(String name, String email) {
        return new Customer(Optional.of(name), Optional.of(new EmailAddress(email)));
    }

    private static Sample sample(Tenant tenant, Sample sample, Customer customer) {
        return new Sample(
                sample.key(),
                sample.sessionToken(),
                sample.launchToken(),
                sample.joinToken(),
                sample.snapshot().toBuilder()
                        .customer(customer)
                        .partnerObject(Optional.of(new PartnerObject.Text("4711")))
                        .partnerObjectUrl(Optional.of(URI.create("https://desk.example.com/4711")))
                        .notes(Optional.of("She asked for a new mouse."))
                        .collaborators(List.of(Participant.of(tenant.technician())))
                        .build());
    }

    private Sample keep(Tenant tenant, Customer customer, Optional<LegalHold> hold) {
        Sample sample = sample(tenant, Sample.attended(tenant), customer);
        Session session = sample.session()
                .launch(new SessionId(Fresh.word("id")), Sample.CREATED.plusSeconds(1))
                .join(Sample.CREATED.plusSeconds(2))
                .end(Sample.CREATED.plusSeconds(3))
                .withHold(hold);
        sessions().commit(session, 0, List.of(new SessionChange(session.status(), Sample.CREATED)));
        sessions().say(session.key(), new ChatMessage(Sample.CREATED, "Hello", Optional.of(NAME)));
        sessions().say(session.key(), new ChatMessage(Sample.CREATED, "Good morning", Optional.empty()));
        return sample;
    }

    private Sample keep(Tenant tenant, Customer customer) {
        return keep(tenant, customer, Optional.empty());
    }

    private Versioned<Session> find(Tenant tenant, Sample sample) {
        return sessions().find(tenant.caller(), sample.reference()).orElseThrow();
    }

    private List<String> exported(Tenant tenant, DataSubject subject) {
        return personalData().export(tenant.key(), subject).stream()
                .map(kept -> kept.session().key().toString())
                .toList();
    }

    @Test
    @DisplayName("P1 the sessions of who has this address, or exactly this name, are exported, and no others")
    default void whose() {
        Tenant tenant = Tenant.in(accounts());
        Sample both = keep(tenant, ada());
        Sample otherCase = keep(tenant, customer("Augusta King", "ada.lovelace@EXAMPLE.COM"));
        Sample namesake = keep(tenant, Customer.named(NAME));
        keep(tenant, Customer.UNKNOWN);
        keep(tenant, customer("ada lovelace", "xada.lovelace@example.com"));
        keep(tenant, customer("Ada Lovelace II", "ada.lovelace@example.com.au"));
        keep(tenant, customer("Ada_Lovelace", "ada%@example.com"));
        keep(Tenant.in(accounts()), ada());

        assertThat(exported(tenant, ADA))
                .containsExactlyInAnyOrder(
                        both.key().toString(), otherCase.key().toString());
        assertThat(exported(tenant, DataSubject.named(NAME)))
                .containsExactlyInAnyOrder(both.key().toString(), namesake.key().toString());
        assertThat(exported(tenant, DataSubject.named("ADA LOVELACE"))).isEmpty();
        assertThat(exported(tenant, DataSubject.withEmail(new EmailAddress("%@example.com"))))
                .isEmpty();
    }

    @Test
    @DisplayName("P1 letters beyond ASCII are told apart, in addresses too")
    default void beyondAscii() {
        Tenant tenant = Tenant.in(accounts());
        Sample small = keep(tenant, customer("Zoë", "zoë@example.com"));

        assertThat(exported(tenant, DataSubject.withEmail(new EmailAddress("ZOë@example.com"))))
                .containsExactly(small.key().toString());
        assertThat(exported(tenant, DataSubject.withEmail(new EmailAddress("ZOË@example.com"))))
                .isEmpty();
    }

    @Test
    @DisplayName("P1 all that is kept of a session is exported, with what was said in it, the oldest first")
    default void whatIsKept() {
        Tenant tenant = Tenant.in(accounts());
        Sample old = keep(tenant, ada());
        Sample young = sample(
                tenant,
                Sample.unattended(tenant, Optional.of(tenant.closedCompany().id())),
                ada());
        Session later = new Session(
                young.key(), Sample.CREATED.plusSeconds(60), 0, young.tokens(), Optional.empty(), young.snapshot());
        sessions().commit(later, 0, List.of());

        assertThat(personalData().export(tenant.key(), ADA))
                .containsExactly(
                        new PersonalData.KeptSession(
                                find(tenant, old).value(), sessions().messages(tenant.caller(), old.reference())),
                        new PersonalData.KeptSession(later, List.of()));
        assertThat(sessions().messages(tenant.caller(), old.reference())).hasSize(2);
    }

    @Test
    @DisplayName("P2 an erased session is without the customer, notes, collaborators and chat, and else as it was")
    default void erased() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = keep(tenant, ada());
        Sample other = keep(tenant, customer("Grace Hopper", "grace@example.com"));
        Sample namesake = keep(Tenant.in(accounts()), ada());
        Versioned<Session> before = find(tenant, sample);
        Versioned<Session> untouched = find(tenant, other);
        List<LoggedChange> changes = sessions().changes(tenant.caller(), sample.reference());

        assertThat(personalData().erase(tenant.key(), ADA)).isEqualTo(new PersonalData.Erasure(1, 2, List.of()));

        Versioned<Session> after = find(tenant, sample);
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.value().snapshot())
                .isEqualTo(before.value().snapshot().toBuilder()
                        .customer(Customer.UNKNOWN)
                        .notes(Optional.empty())
                        .collaborators(List.of())
                        .build());
        assertThat(after.value())
                .usingRecursiveComparison()
                .ignoringFields("snapshot")
                .isEqualTo(before.value());
        assertThat(sessions().messages(tenant.caller(), sample.reference())).isEmpty();
        assertThat(sessions().changes(tenant.caller(), sample.reference()))
                .isEqualTo(changes)
                .isNotEmpty();
        assertThat(find(tenant, other)).isEqualTo(untouched);
        assertThat(sessions().messages(tenant.caller(), other.reference())).hasSize(2);
        assertThat(namesake.snapshot().account().map(account -> personalData().export(account, ADA)))
                .hasValueSatisfying(kept -> assertThat(kept).hasSize(1));
    }

    @Test
    @DisplayName("P3 a session under a legal hold stays as it is, and its key is returned")
    default void held() {
        Tenant tenant = Tenant.in(accounts());
        Sample held = keep(tenant, ada(), Optional.of(new LegalHold("Case 4711", Sample.CREATED)));
        Sample free = keep(tenant, ada());
        Versioned<Session> before = find(tenant, held);

        assertThat(personalData().erase(tenant.key(), ADA))
                .isEqualTo(new PersonalData.Erasure(1, 2, List.of(held.key())));

        assertThat(find(tenant, held)).isEqualTo(before);
        assertThat(sessions().messages(tenant.caller(), held.reference())).hasSize(2);
        assertThat(find(tenant, free).value().snapshot().customer()).isEqualTo(Customer.UNKNOWN);
        assertThat(exported(tenant, ADA)).containsExactly(held.key().toString());
    }

    @Test
    @DisplayName("P4 erasing twice is erasing once")
    default void twice() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = keep(tenant, ada());
        personalData().erase(tenant.key(), ADA);
        Versioned<Session> once = find(tenant, sample);

        assertThat(exported(tenant, ADA)).isEmpty();
        for (DataSubject subject : List.of(ADA, DataSubject.named(NAME))) {
            assertThat(personalData().erase(tenant.key(), subject))
                    .isEqualTo(new PersonalData.Erasure(0, 0, List.of()));
        }
        assertThat(find(tenant, sample)).isEqualTo(once);
    }

    @Test
    @DisplayName("P5 what was read before it was erased can't be written back")
    default void notWrittenBack() {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = keep(tenant, ada());
        Versioned<Session> before = find(tenant, sample);
        personalData().erase(tenant.key(), ADA);

        assertRefused(
                ErrorCode.STALE_WRITE,
                () -> sessions().commit(before.value().addNote("Call her."), before.version(), List.of()));
        assertThat(exported(tenant, ADA)).isEmpty();
    }

    @RepeatedTest(value = 10, name = RepeatedTest.LONG_DISPLAY_NAME)
    @DisplayName("P5 of an erasure and a commit at once one comes first, and nothing comes back")
    default void erasureAndCommit() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        Sample sample = keep(tenant, ada());
        Versioned<Session> before = find(tenant, sample);
        List<PersonalData.Erasure> erasures = new ArrayList<>();
        Callable<?> erase = () -> erasures.add(personalData().erase(tenant.key(), ADA));
        Callable<?> note = () -> sessions().commit(before.value().addNote("Call her."), before.version(), List.of());

        Race race = Race.of(List.of(erase, note));

        assertThat(race.failures()).isSubsetOf(ErrorCode.STALE_WRITE);
        assertThat(erasures).containsExactly(new PersonalData.Erasure(1, 2, List.of()));
        assertThat(find(tenant, sample).value().snapshot().notes()).isEmpty();
        assertThat(exported(tenant, ADA)).isEmpty();
    }

    @Test
    @DisplayName("P6 all sessions of the customer are erased in one call")
    default void allOfThem() {
        Tenant tenant = Tenant.in(accounts());
        for (int i = 0; i < 12; i++) {
            keep(tenant, ada());
        }
        assertThat(personalData().erase(tenant.key(), DataSubject.named(NAME)))
                .isEqualTo(new PersonalData.Erasure(12, 24, List.of()));
        assertThat(exported(tenant, DataSubject.named(NAME))).isEmpty();
    }
}
