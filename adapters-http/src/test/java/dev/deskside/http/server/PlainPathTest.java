package dev.deskside.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainPathTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/G2A/rest/v1/sessions/a-b_c.~ /G2A/rest/v1/sessions/a-b_c.~",
                "/a/%41%2d /a/A-",
                "/a/%c3%a9 /a/%C3%A9",
                "/a/é /a/%C3%A9",
                "/a/%2F /a/%2F",
                "/a/%ff /a/%EF%BF%BD",
                "/a/%zz /a/%EF%BF%BDzz",
                "/a/%4 /a/%EF%BF%BD4",
                "/a/%41 /a/A",
                "/a/%00x /a/%EF%BF%BDx",
                "/a/%2e%2E/b /a/%EF%BF%BD/b",
                "/a/../b%20 /a/../b%20",
                "/a;x/b /a%3Bx/b",
                "/a//%41/ /a//A/"
            })
    void plain(String path, String plain) {
        assertThat(PlainPath.of(path)).isEqualTo(plain);
    }

    @Property
    void whatIsPlainStaysAsItIs(@ForAll String text) {
        String plain = PlainPath.of("/" + text);
        assertThat(plain).matches("[\\x21-\\x7e]*");
        assertThat(PlainPath.of(plain)).isEqualTo(plain);
    }
}
