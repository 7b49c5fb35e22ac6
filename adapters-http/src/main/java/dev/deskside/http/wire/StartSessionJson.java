package dev.deskside.http.wire;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionType;
import java.net.URI;
import java.util.Optional;

/**
 * The body of {@code POST /sessions}: the seed's request parameters. An empty string means absent (one known client
 * sends {@code machineUuid:""} for attended sessions).
 *
 * @param sessionType {@code SCREEN_SHARING}, in any case
 * @param partnerObject text or a number
 */
public record StartSessionJson(
        String sessionType,
        String sessionStatusCallbackUrl,
        PartnerObjectJson partnerObject,
        String partnerObjectUrl,
        String customerName,
        String customerEmail,
        String machineUuid) {

    /** What is sent for this request. */
    public static StartSessionJson of(SessionRequest request) {
        return new StartSessionJson(
                switch (request.type()) {
                    case SCREEN_SHARING -> "SCREEN_SHARING";
                },
                request.statusCallbackUrl().map(URI::toString).orElse(null),
                request.partnerObject().map(PartnerObjectJson::of).orElse(null),
                request.partnerObjectUrl().map(URI::toString).orElse(null),
                request.customer().name().orElse(null),
                request.customer().email().map(EmailAddress::value).orElse(null),
                request.machine().map(MachineUuid::value).orElse(null));
    }

    /** What was received. INVALID_VALUE naming the field where one is missing or wrong. */
    public SessionRequest toRequest() {
        return new SessionRequest(
                type(present(sessionType)
                        .orElseThrow(() ->
                                DesksideException.invalid("sessionType", "is missing; it must be SCREEN_SHARING"))),
                new Customer(
                        present(customerName),
                        present(customerEmail).map(text -> EmailAddress.of("customerEmail", text))),
                Optional.ofNullable(partnerObject).flatMap(PartnerObjectJson::read),
                present(partnerObjectUrl).map(text -> url("partnerObjectUrl", text)),
                present(sessionStatusCallbackUrl).map(text -> url("sessionStatusCallbackUrl", text)),
                present(machineUuid).map(MachineUuid::new),
                Optional.empty());
    }

    /** Says what it is, not what it holds: names, and URLs that may carry secrets. */
    @Override
    public String toString() {
        return "StartSessionJson[…]";
    }

    /** The type that this text names. INVALID_VALUE where it names none. */
    public static SessionType type(String text) {
        // Any case, in ASCII alone: equalsIgnoreCase would take the long s and the dotless i for letters of it.
        if (!text.matches("(?i)SCREEN_SHARING")) {
            throw DesksideException.invalid("sessionType", "must be SCREEN_SHARING");
        }
        return SessionType.SCREEN_SHARING;
    }

    private static Optional<String> present(String text) {
        return Optional.ofNullable(text).filter(t -> !t.isEmpty());
    }

    private static URI url(String field, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw DesksideException.invalid(field, "must be an absolute http or https URL");
        }
    }
}
