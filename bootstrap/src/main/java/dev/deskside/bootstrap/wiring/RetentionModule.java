package dev.deskside.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.deskside.application.port.Retention;
import dev.deskside.application.port.SessionRecords;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.StartKeys;
import dev.deskside.application.retention.DeleteExpired;
import dev.deskside.application.retention.KeptSessionRecords;
import dev.deskside.application.retention.RetentionPolicy;
import java.time.Clock;

/** What is deleted when it is old enough. */
final class RetentionModule extends AbstractModule {
    private final RetentionPolicy policy;

    RetentionModule(RetentionPolicy policy) {
        this.policy = policy;
    }

    @Provides
    @Singleton
    SessionRecords sessionRecords(Sessions sessions, StartKeys startKeys, Clock clock) {
        return new KeptSessionRecords(sessions, startKeys, clock);
    }

    @Provides
    @Singleton
    DeleteExpired deleteExpired(Retention retention, Clock clock) {
        return new DeleteExpired(retention, policy, clock, new LoggedDeletions());
    }
}
