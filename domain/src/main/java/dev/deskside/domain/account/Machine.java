package dev.deskside.domain.account;

import dev.deskside.domain.Check;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An unattended machine: a session can be started on it without a customer in front of it.
 *
 * @param uuid what it is called
 * @param company whose machine it is; a technician without access to that company cannot see it
 * @param name for people, at most 256 characters
 * @param dnsName one line of at most 256 characters
 * @param ipAddresses as its provider writes them, each a word of at most 64 characters; at most 64 of them
 * @param status absent where its provider doesn't tell it
 */
public record Machine(
        MachineUuid uuid,
        CompanyId company,
        String name,
        Optional<String> dnsName,
        List<String> ipAddresses,
        Optional<MachineStatus> status) {
    /** By name as companies are, ties by id. */
    public static final Comparator<Machine> BY_NAME =
            NameOrder.by(Machine::name, machine -> machine.uuid().value());

    private static final int MOST_ADDRESSES = 64;

    public Machine {
        Objects.requireNonNull(uuid);
        Objects.requireNonNull(company);
        Check.line("machineName", name, 256);
        dnsName.ifPresent(dns -> Check.line("dnsName", dns, 256));
        ipAddresses = List.copyOf(ipAddresses);
        ipAddresses.forEach(address -> Check.word("ipAddresses", address, 64));
        Check.atMost("ipAddresses", ipAddresses.size(), MOST_ADDRESSES);
        Objects.requireNonNull(status);
    }

    /**
     * {@return a machine of which no more is known, offline until it is heard of}
     *
     * @param uuid its id
     * @param company whose it is
     * @param name what people call it
     */
    public static Machine named(MachineUuid uuid, CompanyId company, String name) {
        return new Machine(uuid, company, name, Optional.empty(), List.of(), Optional.of(MachineStatus.OFFLINE));
    }
}
