package dev.deskside.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Asks every question that the ports can ask, of a server that may neither read a whole table nor sort. Which plan it
 * takes is the server's choice, by what it knows of the rows; here it is asked whether there is a plan that needs
 * neither.
 */
@DisplayName("No question needs to read a whole table of PostgreSQL, and no page to be sorted")
class PostgresPlanTest {
    private final PostgresAddress address = Postgres.emptyDatabase();
    private final Set<String> statements = new ConcurrentSkipListSet<>();

    @BeforeEach
    void askEverything() {
        SqlLogger collecting = new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                statements.add(context.getParsedSql().getSql());
            }
        };
        try (PostgresStore store = PostgresStore.open(address, 2, collecting)) {
            for (int companies : new int[] {0, 1, 3}) {
                QueryPlanTest.ask(store, QueryPlanTest.caller(companies));
            }
        }
    }

    @Test
    @DisplayName("each has an index to go by")
    void byIndex() {
        assertThat(statements).hasSizeGreaterThan(20);
        simple().useHandle(handle -> {
            restrict(handle);
            for (String statement : statements) {
                assertThat(plan(handle, statement)).as(statement).isNotEmpty();
                assertThat(forbidden(plan(handle, statement))).as(statement).isEmpty();
            }
        });
    }

    @Test
    @DisplayName("one that has none would be noticed")
    void noticed() {
        simple().useHandle(handle -> {
            restrict(handle);
            assertThat(forbidden(plan(handle, "SELECT * FROM session WHERE notes = ?")))
                    .isNotEmpty();
            assertThat(forbidden(plan(
                            handle, "SELECT * FROM session WHERE account_key = ? ORDER BY created_at, notes LIMIT 1")))
                    .isNotEmpty();
        });
    }

    /** In this mode the driver leaves $1 to the server. */
    private Jdbi simple() {
        return Postgres.jdbi(
                new PostgresAddress(address.url() + "?preferQueryMode=simple", address.user(), address.password()));
    }

    private static void restrict(Handle handle) {
        handle.execute("SET enable_seqscan = off");
        handle.execute("SET enable_sort = off");
        handle.execute("SET enable_incremental_sort = off");
    }

    /** The steps that are marked as ones that the server may not take, and took because it had to. */
    private static List<String> forbidden(List<String> plan) {
        List<String> forbidden = new ArrayList<>();
        for (int mark = 0; mark < plan.size(); mark++) {
            if (plan.get(mark).contains("Disabled: true")) {
                int step = mark;
                while (step > 0 && !plan.get(step).contains("->")) {
                    step--;
                }
                List<String> below = below(plan, step);
                if (!plan.get(step).contains("Sort ") || !isCutOff(below)) {
                    forbidden.add(plan.get(step));
                }
            }
        }
        return forbidden;
    }

    private static List<String> below(List<String> plan, int step) {
        int end = step + 1;
        while (end < plan.size() && indentation(plan.get(end)) > indentation(plan.get(step))) {
            end++;
        }
        return plan.subList(step + 1, end);
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Whether each range comes through a limit of its own: what is sorted then is no more than some pages. */
    private static boolean isCutOff(List<String> steps) {
        long limits = steps.stream().filter(step -> step.contains("Limit ")).count();
        long ranges = steps.stream().filter(step -> step.contains("Scan using")).count();
        return ranges > 0 && limits == ranges;
    }

    private static List<String> plan(Handle handle, String statement) {
        AtomicInteger parameters = new AtomicInteger();
        String numbered =
                Pattern.compile("\\?").matcher(statement).replaceAll(mark -> "\\$" + parameters.incrementAndGet());
        try (var explain = handle.getConnection().createStatement();
                var result = explain.executeQuery("EXPLAIN (GENERIC_PLAN) " + numbered)) {
            List<String> steps = new ArrayList<>();
            while (result.next()) {
                steps.add(result.getString(1));
            }
            return steps;
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }
}
