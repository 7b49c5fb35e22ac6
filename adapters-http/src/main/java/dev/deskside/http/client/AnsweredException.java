package dev.deskside.http.client;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;

/**
 * What was asked for isn't to be had, but the provider is well and said so, with a status below 500. A breaker that
 * opened at it would hide what is to be mended: most often the base URL.
 */
final class AnsweredException extends DesksideException {
    private static final long serialVersionUID = 1L;

    AnsweredException(String message) {
        super(ErrorCode.UNAVAILABLE, message);
    }
}
