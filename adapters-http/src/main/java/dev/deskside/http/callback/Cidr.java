package dev.deskside.http.callback;

import dev.deskside.domain.DesksideException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A block of IP addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * @param first its first address
 * @param bits how many leading bits they share
 */
public record Cidr(InetAddress first, int bits) {
    /** The name of such a value among the settings, used where it is wrong. */
    public static final String FIELD = "callback-allow";

    /** Four numbers, as an address of IPv4 with fewer means something else. Neither is a name that is looked up. */
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    public Cidr {
        Objects.requireNonNull(first);
        int width = width(first.getAddress());
        if (bits < 0 || bits > width) {
            throw DesksideException.invalid(FIELD, "has a prefix that is not from 0 to " + width);
        }
        if (!prefix(first.getAddress(), bits).shiftLeft(width - bits).equals(number(first.getAddress()))) {
            throw DesksideException.invalid(FIELD, "has an address with bits set after its prefix of " + bits);
        }
    }

    /**
     * Reads a block, or an address, which is a block of one. INVALID_VALUE where the text is neither.
     *
     * @param text such as {@code 10.0.0.0/8}
     * @return the block
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        InetAddress first = address(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return new Cidr(first, width(first.getAddress()));
        }
        String prefix = text.substring(slash + 1);
        if (!BITS.matcher(prefix).matches()) {
            throw unreadable(text);
        }
        return new Cidr(first, Integer.parseInt(prefix));
    }

    /**
     * {@return whether this address is one of the block; one of the other family never is}
     *
     * @param address any address
     */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] own = first.getAddress();
        return bytes.length == own.length && prefix(bytes, bits).equals(prefix(own, bits));
    }

    private static InetAddress address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw unreadable(text);
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw unreadable(text);
        }
    }

    private static DesksideException unreadable(String text) {
        return DesksideException.invalid(
                FIELD, "has '%s'; it must be a block of addresses, such as 10.0.0.0/8 or fd00::/8".formatted(text));
    }

    private static BigInteger prefix(byte[] address, int bits) {
        return number(address).shiftRight(width(address) - bits);
    }

    private static BigInteger number(byte[] address) {
        return new BigInteger(1, address);
    }

    private static int width(byte[] address) {
        return address.length * Byte.SIZE;
    }

    /** As it is read. */
    @Override
    public String toString() {
        return first.getHostAddress() + "/" + bits;
    }
}
