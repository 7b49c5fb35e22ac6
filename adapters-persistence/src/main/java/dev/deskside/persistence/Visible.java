package dev.deskside.persistence;

import dev.deskside.application.port.Caller;
import dev.deskside.domain.account.CompanyId;
import java.util.List;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Query;

/** Whose data a caller may see, as parameters of a where-clause: {@code :account} and {@code <companies>}. */
final class Visible {
    private Visible() {}

    static Query bind(Query query, Caller caller) {
        List<String> companies =
                caller.companies().stream().map(CompanyId::toString).sorted().toList();
        // IN (NULL) is true for nothing.
        return query.bind("account", caller.account().toString())
                .bindList(EmptyHandling.NULL_KEYWORD, "companies", companies);
    }
}
