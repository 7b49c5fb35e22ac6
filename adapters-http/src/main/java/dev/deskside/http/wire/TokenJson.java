package dev.deskside.http.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigInteger;

/**
 * What an OAuth token endpoint answers (RFC 6749, 5.1 and 5.2).
 *
 * @param accessToken what calls are authorized with; a secret
 * @param lifetimeSeconds {@code expires_in}, a number or, at the vendor, a text
 * @param refreshToken a new one, where the old one shall not be used any longer; a secret
 * @param error why there is none of these, as a code
 */
public record TokenJson(
        @JsonProperty("access_token") @JsonDeserialize(using = LenientText.class)
        String accessToken,

        @JsonProperty("expires_in") @JsonDeserialize(using = LenientNumber.class)
        BigInteger lifetimeSeconds,

        @JsonProperty("refresh_token") @JsonDeserialize(using = LenientText.class)
        String refreshToken,

        @JsonProperty("error") @JsonDeserialize(using = LenientText.class)
        String error) {

    /** Says what it is, not what it holds. */
    @Override
    public String toString() {
        return "TokenJson[…]";
    }
}
