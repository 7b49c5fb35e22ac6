package dev.deskside.http.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAnswer.Result;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackTrigger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGuardTest {
    private static TargetGuard guard(String... allowed) {
        return new TargetGuard(
                InetAddress::getAllByName,
                List.of(allowed).stream().map(Cidr::parse).toList());
    }

    private static OutgoingCallback ping(String url) {
        return new OutgoingCallback(
                new CallbackId("msg_1"),
                Optional.empty(),
                URI.create(url),
                Optional.empty(),
                Instant.EPOCH,
                CallbackTrigger.CHANGE,
                List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:c0a8:1::1",
                "2001:0:1::1",
                "2001:db8::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "localhost",
                "2130706433",
                "127.1"
            })
    @DisplayName("what isn't public is refused, however it is written")
    void refused(String host) {
        assertThatExceptionOfType(RefusedTarget.class)
                .isThrownBy(() -> guard().resolve(host))
                .withMessageContaining("--callback-allow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x7f.1", "0177.0.0.1", "0x7f000001", "localhost."})
    @DisplayName("a spelling that only some systems read is refused or unknown")
    void oddSpellings(String host) {
        // As decimal numbers with a zero before them 0177.0.0.1 is another, public address.
        try {
            assertThat(guard().resolve(host)).noneMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            assertThat(e).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "2606:4700::1",
                "64:ff9b::101:101",
                "2002:101:101::1",
                "2400::1"
            })
    @DisplayName("what is public is let through, next to what isn't, too")
    void letThrough(String host) throws UnknownHostException {
        assertThat(guard().resolve(host)).containsExactly(InetAddress.getByName(host));
    }

    @Test
    @DisplayName("what a block names is let through, in its forms of IPv6, too, and nothing beside it")
    void allowed() throws UnknownHostException {
        TargetGuard guard = guard("10.1.0.0/16", "fd00:7::/32", "127.0.0.1");
        for (String host : List.of("10.1.2.3", "64:ff9b::a01:203", "2002:a01:203::", "fd00:7::5", "127.0.0.1")) {
            assertThat(guard.resolve(host)).isNotEmpty();
        }
        for (String host : List.of("10.2.0.0", "64:ff9b::a02:0", "fd00:8::", "127.0.0.2", "::1")) {
            assertThatExceptionOfType(RefusedTarget.class).isThrownBy(() -> guard.resolve(host));
        }
    }

    @Test
    @DisplayName("one address that isn't public refuses the name, and the answer names the address and the setting")
    void oneOfMany() throws UnknownHostException {
        InetAddress[] both = {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.9")};
        try (SocketReceivers receivers = new SocketReceivers()) {
            CallbackAnswer answer =
                    receivers.builder().resolver(host -> both).build().send(ping("http://helpdesk.example.com/"));
            assertThat(answer.result()).isEqualTo(Result.FAILED);
            assertThat(answer.reason()).contains("10.0.0.9", "--callback-allow");
        }
    }

    @Test
    @DisplayName("the connection goes to the address that was looked at, whatever the host is called")
    void pinned() {
        try (SocketReceivers receivers = new SocketReceivers()) {
            CallbackAnswer answer = receivers
                    .builder()
                    .resolver(host -> InetAddress.getAllByName("127.0.0.1"))
                    .build()
                    .send(ping("http://1.1.1.1:" + receivers.port() + "/hook"));
            assertThat(answer).isEqualTo(CallbackAnswer.delivered(200));
            assertThat(receivers.only().headers()).containsEntry("host", "1.1.1.1:" + receivers.port());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "10.0.0.1/8",
                "10.0/8",
                "::/129",
                "fd00::1/8",
                "256.0.0.0/8",
                "localhost",
                "example.com/8",
                "10.0.0.0/8/8",
                ":::/8"
            })
    @DisplayName("what is no block is refused by its name")
    void noBlock(String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOf(DesksideException.class)
                .hasMessageContaining("callback-allow");
    }

    @Test
    @DisplayName("a block is written as it is read")
    void written() {
        assertThat(Cidr.parse("10.0.0.0/8")).hasToString("10.0.0.0/8");
        assertThat(Cidr.parse("10.0.0.1")).hasToString("10.0.0.1/32");
        assertThat(Cidr.parse("0.0.0.0/0").bits()).isZero();
    }
}
