package dev.deskside.http.callback;

import dev.deskside.application.contract.CallbackReceivers;
import dev.deskside.application.contract.CallbackSenderContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The sender over HTTP")
class HttpCallbackSenderContractTest implements CallbackSenderContract {
    private final SocketReceivers receivers = new SocketReceivers();

    @AfterEach
    void close() {
        receivers.close();
    }

    @Override
    public CallbackReceivers receivers() {
        return receivers;
    }
}
