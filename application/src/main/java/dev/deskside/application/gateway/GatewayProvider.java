package dev.deskside.application.gateway;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.KeyedHash;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.Sealing;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.StartKeys;
import dev.deskside.application.spi.Capability;
import dev.deskside.application.spi.ConnectedProvider;
import dev.deskside.application.spi.Lacking;
import dev.deskside.domain.session.SessionLimits;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * Another provider behind this gateway, whole: the provider ports, and what keeps the ledger true to it.
 *
 * @param remoteSupport its sessions
 * @param recordingArchive its recordings
 * @param machines its companies and machines
 * @param sessionControl what is done to its sessions from outside
 * @param acceptStatusCallback the other provider calls back
 * @param followSessions it is asked what became of its sessions
 */
public record GatewayProvider(
        RemoteSupport remoteSupport,
        RecordingArchive recordingArchive,
        Machines machines,
        SessionControl sessionControl,
        AcceptStatusCallback acceptStatusCallback,
        FollowSessions followSessions) {

    /**
     * The other provider.
     *
     * @param remoteSupport its sessions
     * @param recordingArchive its recordings
     * @param machines its companies and machines
     * @param sessionControl what can be done to its sessions from outside
     * @param lacks what is refused without asking it
     */
    public record Behind(
            RemoteSupport remoteSupport,
            RecordingArchive recordingArchive,
            Machines machines,
            SessionControl sessionControl,
            Set<Capability> lacks) {
        public Behind {
            Objects.requireNonNull(remoteSupport);
            Objects.requireNonNull(recordingArchive);
            Objects.requireNonNull(machines);
            Objects.requireNonNull(sessionControl);
            lacks = Set.copyOf(lacks);
        }

        /**
         * One that speaks v1 alone, which has no methods to end, to cancel or to note.
         *
         * @param remoteSupport its sessions
         * @param recordingArchive its recordings
         * @param machines its companies and machines
         * @return the provider
         */
        public static Behind v1(RemoteSupport remoteSupport, RecordingArchive recordingArchive, Machines machines) {
            return new Behind(
                    remoteSupport,
                    recordingArchive,
                    machines,
                    Lacking.SESSION_CONTROL,
                    Set.of(Capability.END_SESSION, Capability.CANCEL_SESSION, Capability.NOTES));
        }

        /**
         * One that an adapter opened.
         *
         * @param provider the provider
         * @return the provider
         */
        public static Behind of(ConnectedProvider provider) {
            return new Behind(
                    provider.remoteSupport(),
                    provider.recordingArchive(),
                    provider.machines(),
                    provider.sessionControl(),
                    provider.lacks());
        }
    }

    /**
     * The stores of this gateway, which share one database.
     *
     * @param sessions the ledger
     * @param follows when each session is looked at next
     * @param startKeys the keys of starts that were sent on
     * @param accounts who may do what
     */
    public record Stores(Sessions sessions, Follows follows, StartKeys startKeys, Accounts accounts) {
        public Stores {
            Objects.requireNonNull(sessions);
            Objects.requireNonNull(follows);
            Objects.requireNonNull(startKeys);
            Objects.requireNonNull(accounts);
        }
    }

    /**
     * What is made with the server's key.
     *
     * @param hash signs what is given out
     * @param sealing seals what is kept
     */
    public record Keyed(KeyedHash hash, Sealing sealing) {
        public Keyed {
            Objects.requireNonNull(hash);
            Objects.requireNonNull(sealing);
        }
    }

    /**
     * {@return a gateway before this provider}
     *
     * @param behind the provider behind the gateway
     * @param stores where its books are kept
     * @param keyed what is made with the server's key
     * @param publicUrl where the other provider reaches this server, to be called back there; absent where it can't
     * @param limits when a session is given up
     * @param startLease after how long a start with a key is taken to be under way no more
     * @param clock the time
     * @param ids where new ids come from
     * @param chance from 0 to less than 1: when a session is looked at next is left to it, a little
     */
    public static GatewayProvider of(
            Behind behind,
            Stores stores,
            Keyed keyed,
            Optional<URI> publicUrl,
            SessionLimits limits,
            Duration startLease,
            Clock clock,
            Ids ids,
            DoubleSupplier chance) {
        Lacks lacks = new Lacks(behind.lacks());
        GatewayMachines machines = new GatewayMachines(behind.machines(), lacks);
        CallbackAddress addresses = new CallbackAddress(keyed.hash(), publicUrl);
        Ledger ledger = new Ledger(stores.sessions(), stores.follows(), keyed.sealing(), clock);
        LookInterval interval = new LookInterval(chance);
        RemoteSupport upstream = behind.remoteSupport();
        GatewayRemoteSupport remoteSupport = new GatewayRemoteSupport(
                upstream, lacks, stores, machines, keyed.sealing(), addresses, clock, ids, startLease);
        return new GatewayProvider(
                remoteSupport,
                new GatewayRecordingArchive(behind.recordingArchive(), lacks, machines, clock),
                machines,
                new GatewaySessionControl(behind.sessionControl(), lacks, stores.sessions(), remoteSupport::observe),
                new AcceptStatusCallback(upstream, ledger, stores.follows(), addresses, interval),
                new FollowSessions(upstream, ledger, stores.follows(), limits, interval));
    }
}
