package dev.deskside.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.usecase.UseCases;

/** The use cases over whatever provides the ports. */
final class UseCasesModule extends AbstractModule {
    @Provides
    @Singleton
    UseCases useCases(RemoteSupport remoteSupport, RecordingArchive archive, Accounts accounts) {
        return UseCases.of(remoteSupport, archive, accounts);
    }
}
