package dev.deskside.http.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * The body of every error, whatever the route (the shape of the vendor's shared gateway).
 *
 * @param code {@code int_err_code}, see {@link WireErrorCode}
 * @param message {@code msg}, for people
 */
public record ErrorJson(
        @JsonProperty("int_err_code") @JsonDeserialize(using = LenientText.class)
        String code,

        @JsonProperty("msg") @JsonDeserialize(using = LenientText.class)
        String message) {

    /** A body with this code. */
    public static ErrorJson of(WireErrorCode code, String message) {
        return new ErrorJson(code.text(), message);
    }
}
