package dev.deskside.application.spi;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;

/**
 * What a provider may lack. A lack that is declared means: the operation answers UNSUPPORTED, always, for every caller,
 * before anything is looked up or written. What is not declared as lacking is done as its port promises. There is no
 * capability for {@link dev.deskside.application.port.RemoteSupport#find}: what can't be found can't be followed.
 */
public enum Capability {
    /** {@code RemoteSupport.start} without a machine. */
    ATTENDED_SESSIONS("start an attended session"),
    /** {@code RemoteSupport.start} with a machine. */
    UNATTENDED_SESSIONS("start a session on an unattended machine"),
    /** {@code RemoteSupport.list}. */
    SESSION_LIST("list sessions"),
    /** {@code RemoteSupport.transcript}. */
    TRANSCRIPT("tell what was said in a session"),
    /** {@code SessionControl.end}. */
    END_SESSION("end a session"),
    /** {@code SessionControl.cancel}. */
    CANCEL_SESSION("cancel a session"),
    /** {@code SessionControl.addNote}. */
    NOTES("write a note"),
    /** {@code RecordingArchive.available}: without it there is no archive at all. */
    RECORDING_LIST("list recordings"),
    /**
     * {@code RecordingArchive.transcode}. Without it every recording is complete when it is ready: none is ever ready
     * for transcode.
     */
    TRANSCODING("transcode recordings"),
    /** {@code RecordingArchive.links}. */
    RECORDING_LINKS("give links to recordings"),
    /** {@code RecordingArchive.archive}. Without it no recording is ever archived. */
    ARCHIVING("archive recordings"),
    /** {@code Machines.companies} and {@code Machines.machines}. */
    MACHINES("list companies and machines");

    private final String phrase;

    Capability(String phrase) {
        this.phrase = phrase;
    }

    /** {@return what can be done with it, as the rest of a sentence: {@code end a session}} */
    public String phrase() {
        return phrase;
    }

    /** {@return what is thrown where a provider lacks it} */
    public DesksideException unsupported() {
        return new DesksideException(
                ErrorCode.UNSUPPORTED,
                "The provider behind this server can't %s; where it has a way of its own, do it there."
                        .formatted(phrase));
    }
}
