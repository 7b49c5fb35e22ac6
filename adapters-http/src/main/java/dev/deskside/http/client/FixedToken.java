package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import java.util.regex.Pattern;

/** One token for everybody. A class and no record: nothing of it may be shown. */
final class FixedToken implements AccessTokens {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9\\-._~+/]+=*");

    private final String token;

    FixedToken(String token) {
        this.token = token;
    }

    /** Whether an authorization header can carry it: the JDK's client would quote one that it can't. */
    static boolean fits(String token) {
        return token != null && FORM.matcher(token).matches();
    }

    @Override
    public String tokenFor(Caller caller) {
        return token;
    }

    /** Says what it is, not what it holds. */
    @Override
    public String toString() {
        return "AccessTokens[…]";
    }
}
