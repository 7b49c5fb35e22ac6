package dev.deskside.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.deskside.application.delivery.CallbackSecrets;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.ChangeSignal;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.SessionRecords;
import dev.deskside.application.port.SessionView;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.usecase.CallbackUseCases;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.application.usecase.UseCases;
import java.time.Clock;

/** The use cases over whatever provides the ports. */
final class UseCasesModule extends AbstractModule {
    @Provides
    @Singleton
    UseCases useCases(
            RemoteSupport remoteSupport,
            RecordingArchive archive,
            Machines machines,
            SessionControl control,
            SessionRecords records,
            Accounts accounts,
            Clock clock) {
        return UseCases.of(remoteSupport, archive, machines, control, records, accounts, clock);
    }

    @Provides
    @Singleton
    CallbackUseCases callbackUseCases(
            Callbacks callbacks, CallbackSender sender, CallbackSecrets secrets, Clock clock, Ids ids) {
        return CallbackUseCases.of(callbacks, sender, secrets, clock, ids);
    }

    @Provides
    @Singleton
    ListChanges listChanges(Sessions sessions, SessionView view, ChangeSignal signal) {
        return new ListChanges(sessions, view, signal);
    }
}
