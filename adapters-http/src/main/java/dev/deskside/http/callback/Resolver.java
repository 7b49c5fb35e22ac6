package dev.deskside.http.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up names of hosts. */
@FunctionalInterface
public interface Resolver {
    /**
     * {@return all addresses of this host, which may be given as an address, too; at least one} UnknownHostException
     * where there is none. What it answers is connected to, so each name is looked up once for each attempt.
     *
     * @param host a name, or an address
     * @throws UnknownHostException where the host has no address
     */
    InetAddress[] addresses(String host) throws UnknownHostException;
}
