package dev.deskside.http.server;

import dev.deskside.http.wire.ErrorJson;
import java.util.Optional;

/** What somebody sees instead of a page that can't be shown, or after a button that didn't work. */
final class ErrorPage {
    private ErrorPage() {}

    /**
     * The page that tells this error.
     *
     * @param back the page that the button was on
     */
    static Page of(int status, ErrorJson error, Optional<String> back) {
        if (status == 404) {
            return new Page(
                    "This link is not known",
                    "There is no session behind it.",
                    Html.paragraph("Check that the whole address was copied, or ask whoever sent it for a new one."));
        }
        return new Page(
                status < 500 ? "That did not work" : "This page cannot be shown",
                Html.escape(error.message()),
                back.map(page -> Html.ownLink(page, "Back to the session’s page"))
                        .orElse(""));
    }
}
