package dev.deskside.bootstrap.schedule;

import dev.deskside.domain.session.ChangedSession;

/** Is told what becomes of sessions. */
@FunctionalInterface
public interface ChangeListener {
    /**
     * A session changed. One change after the other is told, those of a session in their order. Once this returns, the
     * change isn't told again to who goes on from its {@link ChangedSession#place}: keep that along with what was done.
     * Where this throws, the same change is told again after a pause.
     *
     * @param change what became of which session
     */
    void onChange(ChangedSession change);
}
