package dev.deskside.http.client;

import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackSecret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a Deskside's status callbacks, and what its technicians can do about them. All methods: UNSUPPORTED
 * where the provider isn't a Deskside or sends none, UNAVAILABLE where no whole answer comes to what changes nothing,
 * OUTCOME_UNKNOWN where none comes to what does, NOT_ENTITLED without a seat, ROLE_MISSING without the role SUPPORT.
 */
public interface ProviderCallbacks {
    /**
     * {@return a page of them, the newest first} INVALID_VALUE for a cursor that isn't one of this list.
     *
     * @param caller who asks
     * @param query what is asked for
     */
    Callbacks.Listed list(Caller caller, CallbackQuery query);

    /**
     * {@return one of them with all its attempts; absent where there is none that the caller sees}
     *
     * @param caller who asks
     * @param callback which callback
     */
    Optional<Callbacks.Told> find(Caller caller, CallbackId callback);

    /**
     * Has one sent once more; false where there is none that the caller sees.
     *
     * @param caller who asks
     * @param callback which callback
     * @return whether there is such a callback
     */
    boolean replay(Caller caller, CallbackId callback);

    /**
     * Has those sent once more whose change was in this time, both ends included. INVALID_VALUE where it ends before it
     * begins.
     *
     * @param caller who asks
     * @param from the earliest change
     * @param to the latest change
     * @return how many
     */
    long replay(Caller caller, Instant from, Instant to);

    /**
     * Has the provider send a ping, and tells the receiver's answer. INVALID_VALUE where it is no http or https URL.
     *
     * @param caller who asks
     * @param url where to
     * @return the receiver's answer
     */
    CallbackAnswer ping(Caller caller, URI url);

    /**
     * {@return what the endpoint's callbacks are signed with, the newest first}
     *
     * @param caller who asks
     * @param endpoint who receives them
     */
    List<CallbackSecret> secrets(Caller caller, CallbackEndpoint endpoint);

    /**
     * Replaces what they are signed with, and tells the new one before the one that goes on for a day.
     *
     * @param caller who asks
     * @param endpoint who receives them
     * @return the secrets that are good now, the newest first
     */
    List<CallbackSecret> rotate(Caller caller, CallbackEndpoint endpoint);
}
