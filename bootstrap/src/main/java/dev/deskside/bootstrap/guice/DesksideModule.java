package dev.deskside.bootstrap.guice;

import com.google.inject.AbstractModule;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.bootstrap.Deskside;
import java.util.Objects;

/**
 * An opened platform, to be injected in a host: installed beside the host's modules, it binds
 *
 * <ul>
 *   <li>{@link Deskside}, to follow sessions and to serve,
 *   <li>{@link UseCases} and {@link ListChanges},
 *   <li>the provider's ports: {@link RemoteSupport}, {@link RecordingArchive}, {@link Machines},
 *       {@link SessionControl},
 *   <li>{@link Accounts},
 * </ul>
 *
 * without annotations, and nothing else: no clock, no executor and no store, so that it meets none of the host's. A
 * host that has another implementation of one of these types installs this in a private module of its own.
 *
 * <p>Who opened the platform closes it. Guice has no end of its own, and an injector that can't be created leaves
 * nothing open that way:
 *
 * <pre>{@code
 * try (Deskside deskside = Deskside.builder().data(directory).open()) {
 *     Injector injector = Guice.createInjector(DesksideModule.of(deskside), new TicketModule());
 *     injector.getInstance(TicketDesk.class).run();
 * }
 * }</pre>
 *
 * The platform is wired by an injector of its own; the host's may be as strict or as lenient as it likes, in any stage.
 */
public final class DesksideModule extends AbstractModule {
    private final Deskside deskside;

    private DesksideModule(Deskside deskside) {
        this.deskside = Objects.requireNonNull(deskside);
    }

    /**
     * Binds what this platform has; it stays open for as long as its host wants.
     *
     * @param deskside an opened platform
     * @return the module
     */
    public static DesksideModule of(Deskside deskside) {
        return new DesksideModule(deskside);
    }

    @Override
    protected void configure() {
        bind(Deskside.class).toInstance(deskside);
        bind(UseCases.class).toInstance(deskside.useCases());
        bind(ListChanges.class).toInstance(deskside.changes());
        bind(RemoteSupport.class).toInstance(deskside.remoteSupport());
        bind(RecordingArchive.class).toInstance(deskside.recordingArchive());
        bind(Machines.class).toInstance(deskside.machines());
        bind(SessionControl.class).toInstance(deskside.sessionControl());
        bind(Accounts.class).toInstance(deskside.accounts());
    }
}
