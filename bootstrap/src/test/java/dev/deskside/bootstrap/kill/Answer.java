package dev.deskside.bootstrap.kill;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer of a server, as text. */
record Answer(int status, String body) {
    boolean isOk() {
        return status == 200;
    }

    String text(String name) {
        return text(body, name);
    }

    /** The text behind a name in JSON. */
    static String text(String json, String name) {
        Matcher matcher =
                Pattern.compile("\"" + Pattern.quote(name) + "\":\"([^\"]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new AssertionError("no " + name + " in " + json);
        }
        return matcher.group(1);
    }
}
