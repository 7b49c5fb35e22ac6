package dev.deskside.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionReference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "1e3", " 1", "x", "0", "٣"})
    void noKey(String digits) {
        assertThat(failure(() -> AccountKey.of(digits)).field()).contains("accountKey");
    }

    @Test
    void keysOfAnySizeUpToSixtyFourDigits() {
        assertThat(AccountKey.of("9".repeat(64)).toString()).isEqualTo("9".repeat(64));
        assertThat(failure(() -> AccountKey.of("9".repeat(65))).field()).contains("accountKey");
        assertThat(failure(() -> new AccountKey(BigInteger.TEN.pow(64))).field())
                .contains("accountKey");
        assertThat(failure(() -> new AccountKey(BigInteger.ONE.negate())).field())
                .contains("accountKey");
        assertThat(AccountKey.of("0042")).isEqualTo(AccountKey.of(42));
    }

    @Test
    void recordingIdsAreOrderedAsNumbers() {
        assertThat(RecordingId.of(9)).isLessThan(RecordingId.of(10));
        assertThat(RecordingId.of("18446744073709551616")).isGreaterThan(RecordingId.of(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u007fb", "a\u0085b", "\ud800", "a\udc00", "  ", ""})
    void noLine(String text) {
        assertThat(failure(() -> Check.line("customerName", text, 10)).getMessage())
                .startsWith("customerName ");
    }

    @Test
    void emojiAreFineLines() {
        assertThat(Check.line("customerName", "Ada 🖥 東京", 10)).isEqualTo("Ada 🖥 東京");
        assertThat(Check.paragraph("notes", "two\r\n\tlines", 20)).isEqualTo("two\r\n\tlines");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/relative",
                "javascript:alert(1)",
                "ftp://host/",
                "http://",
                "http:///x",
                "https://user:pw@host/",
                "mailto:a@b"
            })
    void noWebUrl(String url) {
        assertThat(failure(() -> Check.webUrl("partnerObjectUrl", uri(url))).field())
                .contains("partnerObjectUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "@b", "a@", "a b@c", "a@b\n"})
    void noEmailAddress(String text) {
        assertThat(failure(() -> EmailAddress.of("customerEmail", text)).field())
                .contains("customerEmail");
    }

    @Test
    void numbersWithEnormousExponentsStaySmall() {
        assertThat(new PartnerObject.Numeric(new BigDecimal("1e999999999")).text())
                .hasSizeLessThan(20);
        assertThat(failure(() -> new PartnerObject.Numeric(new BigDecimal("1".repeat(257))))
                        .field())
                .contains("partnerObject");
    }

    @Test
    void aReferenceIsOneWord() {
        assertThat(failure(() -> new SessionReference("a b")).field()).contains("sessionId");
        assertThat(failure(() -> new SessionReference("a".repeat(257))).field()).contains("sessionId");
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return URI.create("no:host");
        }
    }

    private static DesksideException failure(ThrowingCallable call) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        return failure;
    }
}
