package dev.deskside.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.UserKey;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartKeyTest {
    private static final UserKey TECHNICIAN = UserKey.of(8);

    private static StartKey keyOf(UnaryOperator<SessionRequest.Builder> parts) {
        return parts.apply(SessionRequest.screenSharing())
                .key(new IdempotencyKey("key"))
                .build()
                .startKey(TECHNICIAN)
                .orElseThrow();
    }

    @Test
    @DisplayName("requests that differ in any part, or run together to the same letters, have keys of their own")
    void everyPart() {
        List<StartKey> keys = new ArrayList<>();
        for (UnaryOperator<SessionRequest.Builder> parts : List.<UnaryOperator<SessionRequest.Builder>>of(
                request -> request,
                request -> request.customerName("a@example.com"),
                request -> request.customerEmail(new EmailAddress("a@example.com")),
                request -> request.customerEmail(new EmailAddress("A@example.com")),
                request -> request.partnerObject("1"),
                request -> request.partnerObject("11:"),
                request -> request.partnerObject(new PartnerObject.Numeric(new BigDecimal("1"))),
                request -> request.partnerObject(new PartnerObject.Numeric(new BigDecimal("1.0"))),
                request -> request.partnerObjectUrl(URI.create("https://a.example")),
                request -> request.statusCallbackUrl(URI.create("https://a.example")),
                request -> request.machine(new MachineUuid("1")),
                request -> request.customerName("a").partnerObject("b"),
                request -> request.customerName("a1:b"),
                request -> request.customerName("a-"))) {
            keys.add(keyOf(parts));
            assertThat(keyOf(parts)).isEqualTo(keys.get(keys.size() - 1));
        }
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(SessionRequest.class.getRecordComponents())
                .as("a part that is added belongs into the hash, and into this test")
                .hasSize(7);
    }

    @Test
    @DisplayName("another technician's request is another one: the answer lets its reader start the session as them")
    void everyTechnician() {
        SessionRequest request =
                SessionRequest.screenSharing().key(new IdempotencyKey("key")).build();

        assertThat(request.startKey(UserKey.of(9))).isNotEqualTo(request.startKey(TECHNICIAN));
        assertThat(SessionRequest.screenSharing().build().startKey(TECHNICIAN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\tb", "\u00fc", "\u0000", "\u007f"})
    @DisplayName("what a header can't carry is no key, and is told by the header's name")
    void noKey(String text) {
        assertThatThrownBy(() -> new IdempotencyKey(text))
                .isInstanceOf(DesksideException.class)
                .hasMessageStartingWith("Idempotency-Key ");
    }

    @Test
    @DisplayName("a key has at most 255 characters")
    void longKey() {
        assertThat(new IdempotencyKey("k".repeat(255)).value()).hasSize(255);
        assertThatThrownBy(() -> new IdempotencyKey("k".repeat(256))).hasMessageStartingWith("Idempotency-Key ");
    }
}
