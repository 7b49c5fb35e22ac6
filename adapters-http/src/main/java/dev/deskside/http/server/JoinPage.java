package dev.deskside.http.server;

import dev.deskside.domain.session.SessionSnapshot;

/** What the customer sees behind a join URL. */
final class JoinPage {
    private JoinPage() {}

    /** The page of a session as it stands. */
    static Page of(SessionSnapshot session, String token) {
        String technician = session.technician().name().map(Html::value).orElse("Your technician");
        return switch (session.status()) {
            case NOT_STARTED ->
                new Page(
                        "Please wait a moment",
                        "Your technician has not started yet.",
                        Html.paragraph("As soon as the session has started, you can join it here.")
                                + Html.ownLink("../join/" + token, "Try again"));
            case WAITING ->
                new Page(
                        "Join the support session",
                        technician + " is waiting for you.",
                        Html.paragraph("Join only if you asked for help and expect this person.")
                                + Html.button("../deskside/v1/join/" + token, "Join session"));
            case ACTIVE ->
                new Page(
                        "You have joined",
                        "The session with " + technician + " is active.",
                        Html.paragraph("You can leave this page open while you are being helped."));
            case COMPLETE, ABANDONED ->
                new Page(
                        "The session has ended",
                        "This link does not lead to a session any more.",
                        Html.paragraph("If you still need help, ask your technician for a new link."));
        };
    }
}
