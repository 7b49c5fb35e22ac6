package dev.deskside.application.contract;

import dev.deskside.application.gateway.GatewayProvider;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.spi.Capability;
import dev.deskside.application.spi.ConnectedProvider;
import dev.deskside.application.spi.Platform;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.session.SessionLimits;
import dev.deskside.domain.session.StartedSession;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stage for an adapter from elsewhere: its provider as the platform runs it, behind the gateway, which remembers
 * whose each session is, refuses what is lacking, and recognises starts. So an adapter with one credential on the other
 * side keeps the promises about tenants without a line for it.
 *
 * <p>A subclass opens the provider and moves its sessions on, as people would there. What a provider lacks needs no
 * script: those methods fail unless they are overridden.
 */
public abstract class AdapterStage implements ControlStage, ArchiveStage, MachineStage, AutoCloseable {
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final ConnectedProvider provider;
    private final GatewayProvider gateway;

    /**
     * Opens the provider, and puts a gateway before it.
     *
     * @param opening how the provider of a test is opened
     */
    protected AdapterStage(Opening opening) {
        Clock clock = Clock.systemUTC();
        provider = opening.open(new Platform(clock, UUID::randomUUID, executor));
        InMemorySessions sessions = new InMemorySessions();
        gateway = GatewayProvider.of(
                GatewayProvider.Behind.of(provider),
                new GatewayProvider.Stores(
                        sessions, new InMemoryFollows(sessions, clock), new InMemoryStartKeys(clock), accounts),
                new GatewayProvider.Keyed(HostedStage.testKey(), new TestSealing()),
                Optional.empty(),
                SessionLimits.DEFAULT,
                provider.longestCall(),
                clock,
                UUID::randomUUID,
                () -> 0);
    }

    /** Opens the provider: {@code platform -> factory.open(settings, platform)}. */
    @FunctionalInterface
    public interface Opening {
        /**
         * {@return the provider of one test}
         *
         * @param platform what the platform lends an adapter
         */
        ConnectedProvider open(Platform platform);
    }

    /** {@return what was opened, without the gateway} */
    protected final ConnectedProvider provider() {
        return provider;
    }

    @Override
    public final Set<Capability> lacks() {
        return provider.lacks();
    }

    @Override
    public final RemoteSupport remoteSupport() {
        return gateway.remoteSupport();
    }

    @Override
    public final RecordingArchive recordingArchive() {
        return gateway.recordingArchive();
    }

    @Override
    public final Machines machines() {
        return gateway.machines();
    }

    @Override
    public final SessionControl sessionControl() {
        return gateway.sessionControl();
    }

    @Override
    public final StageTenant tenant() {
        return tenant(Account.Recording.ENABLED);
    }

    @Override
    public final StageTenant tenant(Account.Recording recording) {
        StageTenant tenant = newTenant(TestIds.account(recording));
        tenant.addTo(accounts, recording, technician -> UUID.randomUUID().toString());
        if (!lacks().contains(Capability.MACHINES)) {
            addUpstream(new Company(tenant.company(), tenant.caller().account(), tenant.companyName()));
            addUpstream(tenant.machine());
        }
        return tenant;
    }

    @Override
    public final Caller add(StageTenant tenant, Company company) {
        accounts.add(company);
        accounts.grant(tenant.technician().key(), company.id());
        addUpstream(company);
        return Caller.of(
                accounts.technician(tenant.caller(), tenant.technician().key()).orElseThrow());
    }

    @Override
    public final Machine add(Machine machine) {
        return addUpstream(machine);
    }

    /**
     * {@return a tenant with a company and a machine of its own; where the provider gives out their ids, with those}
     *
     * @param account whose it is
     */
    protected StageTenant newTenant(Account account) {
        return StageTenant.of(account);
    }

    /**
     * Makes the company known to the provider; called where it doesn't lack MACHINES.
     *
     * @param company the company
     */
    protected void addUpstream(Company company) {
        throw unscripted("addUpstream(Company)", Capability.MACHINES);
    }

    /**
     * Makes the machine known to the provider; called where it doesn't lack MACHINES.
     *
     * @param machine the machine
     * @return the machine as the provider has it, see {@link MachineStage#add(Machine)}
     */
    protected Machine addUpstream(Machine machine) {
        throw unscripted("addUpstream(Machine)", Capability.MACHINES);
    }

    @Override
    public void say(StartedSession session, String content) {
        throw unscripted("say", Capability.TRANSCRIPT);
    }

    @Override
    public void keep(Recording recording) {
        throw unscripted("keep", Capability.RECORDING_LIST);
    }

    @Override
    public boolean hasPages() {
        return false;
    }

    @Override
    public void close() {
        provider.close();
        executor.shutdownNow();
    }

    private static UnsupportedOperationException unscripted(String method, Capability capability) {
        return new UnsupportedOperationException(
                "The stage of a provider that doesn't declare that it lacks %s has to override %s"
                        .formatted(capability, method));
    }
}
