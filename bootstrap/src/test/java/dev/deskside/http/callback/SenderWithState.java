package dev.deskside.http.callback;

import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.domain.callback.CallbackAnswer;

/** Wrong on purpose: see ArchitectureTeethTest. */
public final class SenderWithState implements CallbackSender {
    private OutgoingCallback last;

    @Override
    public CallbackAnswer send(OutgoingCallback callback) {
        last = callback;
        return CallbackAnswer.failed(last.toString());
    }
}
