package dev.deskside.http.wire;

import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStartToken;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.UnattendedMachine;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What the wire has to carry, in all its variety. */
final class WireArbitraries {
    private WireArbitraries() {}

    /** Sessions with every mixture of what they can have. */
    static Arbitrary<SessionSnapshot> sessions() {
        var times = maybe(times());
        var people = Combinators.combine(maybe(keys().map(UserKey::new)), maybe(lines()), maybe(emails()))
                .as(Participant::new);
        var first = Combinators.combine(
                        Arbitraries.of(SessionStatus.class),
                        maybe(words().map(SessionId::new)),
                        maybe(keys().map(AccountKey::new)),
                        people,
                        Combinators.combine(maybe(lines()), maybe(emails())).as(Customer::new),
                        maybe(partnerObjects()),
                        maybe(machines()),
                        people.filter(p -> !p.equals(Participant.UNKNOWN))
                                .list()
                                .ofMaxSize(3))
                .as((status, id, account, technician, customer, object, machine, collaborators) -> SessionSnapshot.in(
                                status)
                        .id(id)
                        .account(account)
                        .technician(technician)
                        .customer(customer)
                        .partnerObject(object)
                        .machine(machine)
                        .collaborators(collaborators)
                        .build());
        return Combinators.combine(
                        first,
                        times,
                        times,
                        times,
                        maybe(urls()).list().ofSize(3),
                        maybe(notes()),
                        maybe(keys().map(SessionStartToken::new)))
                .as((session, started, joined, ended, urls, notes, startToken) -> session.toBuilder()
                        .startedAt(started)
                        .customerJoinedAt(joined)
                        .endedAt(ended)
                        .partnerObjectUrl(urls.get(0))
                        .customerJoinUrl(urls.get(1))
                        .recordingUrl(urls.get(2))
                        .notes(notes)
                        .startToken(startToken)
                        .build());
    }

    static <T> Arbitrary<Optional<T>> maybe(Arbitrary<T> some) {
        return some.optional();
    }

    static Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("0000-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("9999-12-31T23:59:59Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    static Arbitrary<BigInteger> keys() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ONE, BigInteger.TEN.pow(64).subtract(BigInteger.ONE));
    }

    static Arbitrary<PartnerObject> partnerObjects() {
        Arbitrary<PartnerObject> text = lines().map(PartnerObject.Text::new);
        Arbitrary<PartnerObject> number = Combinators.combine(
                        Arbitraries.bigIntegers(), Arbitraries.integers().between(-2000, 2000))
                .as((digits, scale) -> new PartnerObject.Numeric(new BigDecimal(digits, scale)));

        return Arbitraries.oneOf(text, number);
    }

    static Arbitrary<UnattendedMachine> machines() {
        return Combinators.combine(
                        words().map(MachineUuid::new),
                        maybe(lines()),
                        maybe(lines()),
                        maybe(keys().map(CompanyId::new)))
                .as(UnattendedMachine::new);
    }

    static Arbitrary<URI> urls() {
        return Combinators.combine(
                        Arbitraries.of("http://h", "https://desk.example.com:8443", "HTTPS://[::1]"),
                        Arbitraries.of("", "/", "//a/../b", "/%C3%96;x=1?a=b%20c&d=+#e", "/ö"))
                .as((host, rest) -> URI.create(host + rest));
    }

    static Arbitrary<EmailAddress> emails() {
        return Combinators.combine(
                        words().filter(w -> w.length() < 60), Arbitraries.of("example.com", "münchen.example"))
                .as((name, host) -> new EmailAddress(name + "@" + host));
    }

    static Arbitrary<String> words() {
        return texts(64).filter(t -> t.chars().noneMatch(Character::isWhitespace));
    }

    static Arbitrary<String> lines() {
        return texts(256);
    }

    static Arbitrary<String> notes() {
        return Combinators.combine(texts(256), Arbitraries.of("", "\n", "\r\n\t", "\n\nmore"))
                .as(String::concat);
    }

    /** Any Unicode but what the domain refuses: controls, halves of pairs, nothing but blanks. */
    static Arbitrary<String> texts(int maxCharacters) {
        return Arbitraries.strings()
                .all()
                .ascii()
                .withChars('ö', '漢', '\u2028', '"', '\\', '{', '%', '\ufeff', '\u00a0')
                .ofMinLength(1)
                .ofMaxLength(maxCharacters)
                .map(t -> t.codePoints()
                        .filter(c -> !Character.isISOControl(c))
                        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .filter(t -> !t.isBlank());
    }
}
