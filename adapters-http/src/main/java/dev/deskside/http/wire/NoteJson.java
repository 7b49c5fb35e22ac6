package dev.deskside.http.wire;

/** The body of our {@code POST /sessions/{id}/notes}: what is to be written below the notes so far. */
public record NoteJson(String notes) {
    /** Says what it is, not what it holds. */
    @Override
    public String toString() {
        return "NoteJson[…]";
    }
}
