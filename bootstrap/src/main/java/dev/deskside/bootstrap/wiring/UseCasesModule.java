package dev.deskside.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.SessionRecords;
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
}
