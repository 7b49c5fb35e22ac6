package dev.deskside.http.server;

import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionSnapshot;
import java.net.URI;
import java.util.Optional;

/** What the technician sees behind a launch URL. */
final class LaunchPage {
    private LaunchPage() {}

    /** The page of a session as it stands. */
    static Page of(SessionSnapshot session, String token) {
        String reload = Html.ownLink("../launch/" + token, "Check for news");
        return switch (session.status()) {
            case NOT_STARTED ->
                new Page(
                        "Start the support session",
                        "This session has not started yet.",
                        about(session) + Html.button("../deskside/v1/launch/" + token, "Start session"));
            case WAITING ->
                new Page(
                        session.machine().isPresent() ? "Waiting for the machine" : "Waiting for the customer",
                        "The session has started. Nobody has joined yet.",
                        (session.machine().isPresent() ? Optional.<URI>empty() : session.customerJoinUrl())
                                        .map(LaunchPage::invitation)
                                        .orElse("")
                                + Html.paragraph("This page shows how things stood when it was loaded.")
                                + reload
                                + about(session));
            case ACTIVE ->
                new Page(
                        session.machine().isPresent() ? "The machine has joined" : "The customer has joined",
                        "The session is active.",
                        about(session) + reload);
            case COMPLETE ->
                new Page("The session has ended", "It ended after the customer had joined.", about(session));
            case ABANDONED -> new Page("The session has ended", "It ended before anybody joined.", about(session));
        };
    }

    private static String invitation(URI joinUrl) {
        return Html.paragraph("Send this link to your customer. Whoever has it can join the session.")
                + "<p class=\"url\">%s</p>\n".formatted(Html.escape(joinUrl.toString()))
                + Html.paragraph(Html.link(joinUrl, "Open the customer’s page"));
    }

    private static String about(SessionSnapshot session) {
        StringBuilder terms = new StringBuilder();
        session.customer().name().ifPresent(name -> terms.append(Html.term("Customer", Html.value(name))));
        session.customer()
                .email()
                .map(EmailAddress::value)
                .ifPresent(email -> terms.append(Html.term("E-mail", Html.value(email))));
        session.machine()
                .map(machine -> machine.name().orElse(machine.uuid().value()))
                .ifPresent(machine -> terms.append(Html.term("Machine", Html.value(machine))));
        partnerObject(session).ifPresent(object -> terms.append(Html.term("Ticket or case", object)));
        return terms.isEmpty() ? "" : "<dl>\n" + terms + "</dl>\n";
    }

    private static Optional<String> partnerObject(SessionSnapshot session) {
        Optional<String> text = session.partnerObject().map(PartnerObject::text);
        return session.partnerObjectUrl()
                .map(url -> Html.link(url, text.orElse(url.toString())))
                .or(() -> text.map(Html::value));
    }
}
