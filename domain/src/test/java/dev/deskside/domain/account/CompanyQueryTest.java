package dev.deskside.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.CompanyQuery.Order;
import dev.deskside.domain.account.CompanyQuery.Sort;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CompanyQueryTest {
    private static final Company NINE = company("9", "zebra");
    private static final Company TEN = company("10", "Äpfel");
    private static final Company HUGE = company("18446744073709551617", "Same");
    private static final Company ELEVEN = company("11", "same");
    private static final Company SCRIPT = company("12", "😀");
    private static final Company PRIVATE = company("13", "\ufffd");

    @Test
    void idsAreNumbersAndNamesAreCodePoints() {
        assertThat(sorted(Sort.COMPANY_ID, Order.ASCENDING)).containsExactly(NINE, TEN, ELEVEN, SCRIPT, PRIVATE, HUGE);
        assertThat(sorted(Sort.COMPANY_ID, Order.DESCENDING)).containsExactly(HUGE, PRIVATE, SCRIPT, ELEVEN, TEN, NINE);
        assertThat(sorted(Sort.COMPANY_NAME, Order.ASCENDING))
                .containsExactly(ELEVEN, HUGE, NINE, TEN, PRIVATE, SCRIPT);
        assertThat(sorted(Sort.COMPANY_NAME, Order.DESCENDING))
                .as("ties stay in the order of the ids")
                .containsExactly(SCRIPT, PRIVATE, TEN, NINE, ELEVEN, HUGE);
    }

    @Test
    void aPartOfTheNameIsEnough() {
        assertThat(query("AM").matches(HUGE)).isTrue();
        assertThat(query("äp").matches(TEN)).as("no more than ASCII").isFalse();
        assertThat(query("pf").matches(TEN)).isTrue();
        assertThat(CompanyQuery.ALL.matches(NINE)).isTrue();
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(field(() -> CompanyQuery.ALL.page(51, 0))).contains("limit");
        assertThat(field(() -> CompanyQuery.ALL.page(0, 0))).contains("limit");
        assertThat(field(() -> CompanyQuery.ALL.page(1, -1))).contains("offset");
        assertThat(field(() -> query(" "))).contains("q");
    }

    private static List<Company> sorted(Sort sort, Order order) {
        return List.of(SCRIPT, HUGE, NINE, ELEVEN, PRIVATE, TEN).stream()
                .sorted(new CompanyQuery(Optional.empty(), 50, 0, sort, order).comparator())
                .toList();
    }

    private static CompanyQuery query(String text) {
        return new CompanyQuery(Optional.of(text), 50, 0, Sort.COMPANY_ID, Order.ASCENDING);
    }

    private static Company company(String id, String name) {
        return new Company(CompanyId.of(id), AccountKey.of(1), name);
    }

    private static Optional<String> field(ThrowingCallable call) {
        return catchThrowableOfType(DesksideException.class, call).field();
    }
}
