package dev.deskside.domain;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The root of every expected failure: a code to switch over, and a message for people that says what is wrong and,
 * where it is known, what would be right. A message never holds a token or a stack trace, and no path but where an
 * operator's command reads it: what a caller's request leads to may be shown to the caller.
 */
public class DesksideException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    private final ErrorCode code;
    /** The name of the wrong value, or null. */
    private final String field;
    /** How long to wait, or null. */
    private final Duration retryAfter;

    /**
     * A failure of this kind, told in a sentence that the caller may see.
     *
     * @param code what kind of failure it is
     * @param message a sentence that says what is wrong and what would be right
     */
    public DesksideException(ErrorCode code, String message) {
        this(code, message, null, null, null);
    }

    /**
     * A failure of this kind with the exception that led to it, for the log.
     *
     * @param code what kind of failure it is
     * @param message a sentence that says what is wrong and what would be right
     * @param cause what led to it
     */
    public DesksideException(ErrorCode code, String message, Throwable cause) {
        this(code, message, null, null, cause);
    }

    private DesksideException(ErrorCode code, String message, String field, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code);
        this.field = field;
        this.retryAfter = retryAfter;
    }

    /**
     * A value is wrong.
     *
     * @param field the value's name as its caller spells it, for example {@code customerName}
     * @param problem what is wrong with it and what would be right, as the rest of a sentence that starts with the name
     * @return the failure, to be thrown
     */
    public static DesksideException invalid(String field, String problem) {
        return new DesksideException(ErrorCode.INVALID_VALUE, field + " " + problem, field, null, null);
    }

    /**
     * The provider asks for fewer calls; {@code retryAfter} is absent where it didn't say for how long.
     *
     * @param message a sentence that says what is wrong and what would be right
     * @param retryAfter how long to wait, where the provider said it
     * @return the failure, to be thrown
     */
    public static DesksideException throttled(String message, Optional<Duration> retryAfter) {
        return new DesksideException(ErrorCode.THROTTLED, message, null, retryAfter.orElse(null), null);
    }

    /** {@return what kind of failure this is} */
    public final ErrorCode code() {
        return code;
    }

    /** {@return the name of the wrong value; present on {@link ErrorCode#INVALID_VALUE} only} */
    public final Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /**
     * {@return how long to wait before the next call; present on {@link ErrorCode#THROTTLED} only, and not always
     * there}
     */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
