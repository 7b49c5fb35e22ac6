package dev.deskside.http.wire;

/** The body of our {@code POST …/messages}: what somebody says in the chat. */
public record MessageJson(String content) {
    /** Says what it is, not what it holds. */
    @Override
    public String toString() {
        return "MessageJson[…]";
    }
}
