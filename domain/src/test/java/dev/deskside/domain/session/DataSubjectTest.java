package dev.deskside.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.EmailAddress;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DataSubjectTest {
    private static final EmailAddress ADDRESS = new EmailAddress("Ada@example.com");
    private static final Customer ADA = new Customer(Optional.of("Ada"), Optional.of(ADDRESS));

    @Test
    @DisplayName("a customer is recognised by the whole address in any case, or by exactly the name")
    void recognised() {
        assertThat(DataSubject.withEmail(new EmailAddress("aDA@EXAMPLE.com")).is(ADA))
                .isTrue();
        assertThat(DataSubject.withEmail(new EmailAddress("da@example.com")).is(ADA))
                .isFalse();
        assertThat(DataSubject.withEmail(ADDRESS).is(Customer.named("Ada"))).isFalse();
        assertThat(DataSubject.named("Ada").is(ADA)).isTrue();
        assertThat(DataSubject.named("ada").is(ADA)).isFalse();
        assertThat(DataSubject.named("Ada").is(Customer.UNKNOWN)).isFalse();
    }

    @Test
    @DisplayName("is known by one of the two, and doesn't say who it is where it is logged")
    void oneOfTheTwo() {
        assertThatThrownBy(() -> new DataSubject(Optional.empty(), Optional.empty()))
                .isInstanceOf(DesksideException.class)
                .hasMessageContaining("either an e-mail address or a name");
        assertThatThrownBy(() -> new DataSubject(Optional.of(ADDRESS), Optional.of("Ada")))
                .isInstanceOf(DesksideException.class);
        assertThat(DataSubject.withEmail(ADDRESS).toString()).isEqualTo("DataSubject[by=email]");
        assertThat(DataSubject.named("Ada").toString()).isEqualTo("DataSubject[by=name]");
    }
}
