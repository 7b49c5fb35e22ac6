package dev.deskside.http.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Keeps callbacks away from addresses that only this machine or its network can reach: whoever starts a session chooses
 * the URL. It looks at what a name resolves to, and exactly those addresses are connected to; so no spelling of a host
 * gets by, and no name that resolves to something else a moment later. One address that isn't allowed refuses the host.
 */
final class TargetGuard implements DnsResolver {
    /** The IANA registries of special-purpose addresses, and what is reserved or multicast. */
    private static final List<Cidr> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // Unspecified, loopback and the old form that holds an address of IPv4.
                    "::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    // Teredo, benchmarks, ORCHID and more.
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Cidr::parse)
            .toList();

    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");

    private final Resolver resolver;
    private final List<Cidr> allowed;

    TargetGuard(Resolver resolver, List<Cidr> allowed) {
        this.resolver = Objects.requireNonNull(resolver);
        this.allowed = List.copyOf(allowed);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolver.addresses(host);
        for (InetAddress address : addresses) {
            if (!isAllowed(address)) {
                throw new RefusedTarget(text(address));
            }
        }
        return addresses;
    }

    /** No other name is asked for. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private boolean isAllowed(InetAddress address) throws UnknownHostException {
        Optional<InetAddress> embedded = embedded(address);
        boolean isPublic = isPublic(address) && (embedded.isEmpty() || isPublic(embedded.get()));
        return isPublic || isNamed(address) || embedded.filter(this::isNamed).isPresent();
    }

    private boolean isNamed(InetAddress address) {
        return allowed.stream().anyMatch(block -> block.contains(address));
    }

    private static boolean isPublic(InetAddress address) {
        return NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
    }

    /** The address of IPv4 that a gateway would forward to. The form {@code ::ffff:…} Java has taken off already. */
    private static Optional<InetAddress> embedded(InetAddress address) throws UnknownHostException {
        int at = NAT64.contains(address) ? 12 : 2;
        if (!NAT64.contains(address) && !SIX_TO_FOUR.contains(address)) {
            return Optional.empty();
        }
        return Optional.of(InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), at, at + 4)));
    }

    /** Without the zone, which is a name of this machine's. */
    private static String text(InetAddress address) throws UnknownHostException {
        return InetAddress.getByAddress(address.getAddress()).getHostAddress();
    }
}
