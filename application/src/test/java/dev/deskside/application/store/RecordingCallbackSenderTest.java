package dev.deskside.application.store;

import dev.deskside.application.contract.CallbackReceivers;
import dev.deskside.application.contract.CallbackSenderContract;
import dev.deskside.application.contract.RecordingCallbackSender;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The sender that records")
class RecordingCallbackSenderTest implements CallbackSenderContract {
    private final RecordingCallbackSender sender = new RecordingCallbackSender();

    @Override
    public CallbackReceivers receivers() {
        return sender;
    }
}
