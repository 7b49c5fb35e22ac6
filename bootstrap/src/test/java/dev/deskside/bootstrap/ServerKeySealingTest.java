package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.session.Sealed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is sealed under the server's key")
class ServerKeySealingTest {
    private final ServerKeySealing sealing = new ServerKeySealing(message -> new byte[32]);

    @Test
    @DisplayName("is opened again, differs each time, and shows nothing of the text")
    void openedAgain() {
        Sealed sealed = sealing.seal("täken 🛠");
        assertThat(sealing.open(sealed)).contains("täken 🛠");
        assertThat(sealing.seal("täken 🛠")).isNotEqualTo(sealed);
        assertThat(sealed.text()).doesNotContain("ken");
    }

    @Test
    @DisplayName("is not opened under another key, nor after it was changed")
    void notOpened() {
        Sealed sealed = sealing.seal("token");
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(new ServerKeySealing(message -> other).open(sealed)).isEmpty();
        char last = sealed.text().charAt(sealed.text().length() - 2);
        String changed = sealed.text().substring(0, sealed.text().length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + sealed.text().substring(sealed.text().length() - 1);
        assertThat(sealing.open(new Sealed(changed))).isEmpty();
        for (String text :
                new String[] {"", "v1.", "v1.AA", "v2." + sealed.text().substring(3), "v1.*"}) {
            assertThat(sealing.open(new Sealed(text))).as(text).isEmpty();
        }
    }
}
