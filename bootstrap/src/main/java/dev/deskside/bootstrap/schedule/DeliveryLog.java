package dev.deskside.bootstrap.schedule;

import dev.deskside.application.delivery.DeliveryListener;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what wasn't taken: of the receiver its origin alone, since the rest of a URL may hold what is secret. */
public final class DeliveryLog implements DeliveryListener {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);

    @Override
    public void failed(CallbackId id, CallbackEndpoint endpoint, CallbackAnswer answer, boolean givenUp) {
        String status = answer.status().map(Object::toString).orElse("none");
        if (givenUp) {
            LOG.warn("Callback {} to {} is given up: status {}, {}", id, endpoint, status, answer.reason());
        } else {
            LOG.info("Callback {} to {} wasn't taken: status {}, {}", id, endpoint, status, answer.reason());
        }
    }

    @Override
    public void broke(CallbackId id, RuntimeException why) {
        LOG.warn("Callback {} couldn't be sent, or what became of it couldn't be kept; it is sent again", id, why);
    }
}
