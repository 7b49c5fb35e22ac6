package dev.deskside.application.port;

import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.DataSubject;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import java.util.List;
import java.util.Objects;

/**
 * What is kept of a customer, for who is asked to show or to erase it. It shares the store of {@link Sessions}, and
 * knows no callers: the account answers for all of its companies.
 *
 * <ol>
 *   <li>P1 Exported are the sessions of this account, and of no other, whose customer {@link DataSubject#is} the one
 *       that is asked for: all that is kept of each with all that was said in it, the oldest first.
 *   <li>P2 An erased session has no customer, notes and collaborators any more, and nothing that was said in it. All
 *       else stays as it was, its partner object, status, times and changes too; its version counts up.
 *   <li>P3 A session under a legal hold stays as it is, and its key is returned.
 *   <li>P4 Erasing twice is erasing once: what is erased isn't found again.
 *   <li>P5 Who read a session before it was erased can't write it back: their commit is refused with STALE_WRITE.
 *   <li>P6 An erasure is one act: all of it is done or nothing, and on stable storage before it returns, as far as the
 *       store has any.
 * </ol>
 *
 * Of callbacks there is nothing to erase: what is sent is made of the session at that moment and not kept, and an
 * attempt keeps neither what was sent nor what was answered. What a receiver or another provider has is theirs to
 * erase.
 *
 * <p>Failures: UNAVAILABLE where the store can't be read or written.
 */
public interface PersonalData {
    /**
     * {@return all that is kept of this customer}
     *
     * @param account whose customer it is
     * @param subject the customer
     */
    List<KeptSession> export(AccountKey account, DataSubject subject);

    /**
     * Removes all that is kept of this customer, but what is under a legal hold.
     *
     * @param account whose customer it is
     * @param subject the customer
     * @return how much was removed, and what stays
     */
    Erasure erase(AccountKey account, DataSubject subject);

    /**
     * A session with what was said in it.
     *
     * @param session the session
     * @param messages what was said, in order
     */
    record KeptSession(Session session, List<ChatMessage> messages) {
        public KeptSession {
            Objects.requireNonNull(session);
            messages = List.copyOf(messages);
        }
    }

    /**
     * What was done.
     *
     * @param sessions how many were erased
     * @param messages how many were removed from them
     * @param held those that were left since they are under a legal hold, the oldest first
     */
    record Erasure(int sessions, int messages, List<SessionKey> held) {
        public Erasure {
            held = List.copyOf(held);
        }
    }
}
