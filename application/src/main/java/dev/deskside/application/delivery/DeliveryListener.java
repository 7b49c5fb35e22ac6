package dev.deskside.application.delivery;

import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;

/** Hears how the sending goes, to tell whoever runs the server. Called from many threads; must return soon. */
public interface DeliveryListener {
    /**
     * An attempt wasn't taken.
     *
     * @param id which callback
     * @param endpoint who should have got it
     * @param answer what came of it
     * @param givenUp whether it was the last attempt
     */
    void failed(CallbackId id, CallbackEndpoint endpoint, CallbackAnswer answer, boolean givenUp);

    /**
     * An attempt ended in an error of ours, or its outcome couldn't be kept: it is made again.
     *
     * @param id which callback
     * @param why the error
     */
    void broke(CallbackId id, RuntimeException why);
}
