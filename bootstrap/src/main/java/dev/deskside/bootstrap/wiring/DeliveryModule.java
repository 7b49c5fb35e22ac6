package dev.deskside.bootstrap.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.deskside.application.delivery.CallbackSecrets;
import dev.deskside.application.delivery.DeliverDueCallbacks;
import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.KeyedHash;
import dev.deskside.application.port.SessionView;
import dev.deskside.bootstrap.observe.Meters;
import dev.deskside.bootstrap.schedule.CallbackPump;
import dev.deskside.bootstrap.schedule.DeliveryLog;
import dev.deskside.bootstrap.schedule.Threads;
import dev.deskside.bootstrap.schedule.WakeUp;
import dev.deskside.bootstrap.settings.CallbackSettings;
import dev.deskside.bootstrap.trace.Tracing;
import dev.deskside.http.callback.HttpCallbackSender;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** The sending of callbacks. */
final class DeliveryModule extends PrivateModule {
    private final CallbackSettings settings;
    private final KeyedHash key;
    private final Threads threads;

    DeliveryModule(CallbackSettings settings, KeyedHash key, Threads threads) {
        this.settings = settings;
        this.key = key;
        this.threads = threads;
    }

    @Override
    protected void configure() {
        // Everything is made by the methods below.
    }

    @Provides
    @Singleton
    @Exposed
    CallbackSender sender(Clock clock, Meters meters, Tracing tracing) {
        CallbackSender sender = meters.sender(HttpCallbackSender.builder()
                .executor(tracing.carrying(threads.receivers()))
                .clock(clock)
                .format(settings.format())
                .allow(settings.allow())
                .build());
        return tracing.sender(sender);
    }

    @Provides
    @Singleton
    @Exposed
    CallbackSecrets secrets(Callbacks callbacks, Clock clock) {
        return new CallbackSecrets(callbacks, key, clock);
    }

    @Provides
    @Singleton
    @Exposed
    CallbackPump pump(
            Callbacks callbacks,
            CallbackSender sender,
            SessionView view,
            CallbackSecrets secrets,
            Clock clock,
            WakeUp wakeUp,
            Resources resources) {
        DeliverDueCallbacks delivery = DeliverDueCallbacks.builder()
                .callbacks(callbacks)
                .sender(sender)
                .view(view)
                .secrets(secrets)
                .schedule(settings.schedule())
                .clock(clock)
                .chance(() -> ThreadLocalRandom.current().nextDouble())
                .executor(threads.callbacks())
                .listener(new DeliveryLog())
                .settled(wakeUp)
                .build();
        return resources.add(new CallbackPump(delivery, callbacks, wakeUp, threads.callbacks()));
    }
}
