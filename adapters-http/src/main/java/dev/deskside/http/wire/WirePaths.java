package dev.deskside.http.wire;

/** Where the protocol's methods are. */
public final class WirePaths {
    /** The base of v1. The published listing writes it with two slashes in front; both are the same place. */
    public static final String V1 = "/G2A/rest/v1";

    /** The base of our own methods, beside v1. */
    public static final String OWN = "/deskside/v1";

    private WirePaths() {}
}
