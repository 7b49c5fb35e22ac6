package dev.deskside.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.MachinesContract;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineUuid;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract bites: each promise, broken by an otherwise good adapter, fails the test that carries its number. */
class MachinesTeethTest {
    /** How an adapter is broken, chosen before the engine makes the contract's class. */
    private static final ThreadLocal<UnaryOperator<Machines>> BROKEN = new ThreadLocal<>();

    static Stream<Map.Entry<String, UnaryOperator<Machines>>> broken() {
        return Stream.of(
                broken("M1", companies((good, asked) -> {
                    CompanyPage page = good.companies(asked.caller(), asked.query());
                    return new CompanyPage(page.total() + 1, page.companies());
                })),
                broken("M1", companiesOfAnybody()),
                broken(
                        "M2",
                        asks(query -> new CompanyQuery(
                                Optional.empty(), query.limit(), query.offset(), query.sort(), query.order()))),
                broken(
                        "M2",
                        asks(query -> new CompanyQuery(
                                query.text().map(text -> text.toLowerCase(Locale.ROOT)),
                                query.limit(),
                                query.offset(),
                                query.sort(),
                                query.order()))),
                broken(
                        "M3",
                        asks(query -> new CompanyQuery(
                                query.text(),
                                query.limit(),
                                query.offset(),
                                query.sort(),
                                CompanyQuery.Order.ASCENDING))),
                broken(
                        "M3",
                        asks(query -> new CompanyQuery(
                                query.text(),
                                query.limit(),
                                query.offset(),
                                CompanyQuery.Sort.COMPANY_ID,
                                query.order()))),
                broken("M3", asks(query -> query.page(query.limit(), 0))),
                broken("M3", companies((good, asked) -> {
                    CompanyPage page = good.companies(asked.caller(), asked.query());
                    return new CompanyPage(page.companies().size(), page.companies());
                })),
                broken("M4", machines(list -> list.stream().limit(2).toList())),
                broken(
                        "M4",
                        machines(list -> list.stream()
                                .map(machine -> Machine.named(machine.uuid(), machine.company(), machine.name()))
                                .toList())),
                broken(
                        "M4",
                        machines(list -> list.stream()
                                .sorted(Comparator.comparing(Machine::name))
                                .toList())),
                broken("M5", AnswersNone::new),
                broken(
                        "M6",
                        machines(list -> list.stream()
                                .map(machine -> Machine.named(
                                        new MachineUuid("other-" + machine.uuid()), machine.company(), machine.name()))
                                .toList())));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("broken")
    void brokenOneFails(Map.Entry<String, UnaryOperator<Machines>> broken) {
        BROKEN.set(broken.getValue());
        try {
            assertThat(ContractRun.failures(BrokenMachines.class))
                    .anyMatch(name -> name.startsWith(broken.getKey() + " "));
        } finally {
            BROKEN.remove();
        }
    }

    /** Nested, so that no build runs it by itself. */
    static class BrokenMachines implements MachinesContract {
        private final InMemoryStage stage = new InMemoryStage() {
            private final Machines broken = BROKEN.get().apply(super.machines());

            @Override
            public Machines machines() {
                return broken;
            }
        };

        @Override
        public MachineStage machineStage() {
            return stage;
        }
    }

    private static Map.Entry<String, UnaryOperator<Machines>> broken(String promise, UnaryOperator<Machines> how) {
        return Map.entry(promise, how);
    }

    private record Asked(Caller caller, CompanyQuery query) {}

    private static UnaryOperator<Machines> companies(BiFunction<Machines, Asked, CompanyPage> companies) {
        return good -> new ForwardingMachines(good) {
            @Override
            public CompanyPage companies(Caller caller, CompanyQuery query) {
                return companies.apply(good, new Asked(caller, query));
            }
        };
    }

    private static UnaryOperator<Machines> asks(UnaryOperator<CompanyQuery> change) {
        return companies((good, asked) -> good.companies(asked.caller(), change.apply(asked.query())));
    }

    /** Whoever has no company sees those of the last one who had any. */
    private static UnaryOperator<Machines> companiesOfAnybody() {
        AtomicReference<Caller> last = new AtomicReference<>();
        return companies((good, asked) -> {
            if (!asked.caller().companies().isEmpty()) {
                last.set(asked.caller());
            }
            return good.companies(last.get(), asked.query());
        });
    }

    private static UnaryOperator<Machines> machines(UnaryOperator<List<Machine>> change) {
        return good -> new ForwardingMachines(good) {
            @Override
            public List<Machine> machines(Caller caller, CompanyId company) {
                return change.apply(good.machines(caller, company));
            }
        };
    }

    private static final class AnswersNone extends ForwardingMachines {
        AnswersNone(Machines good) {
            super(good);
        }

        @Override
        public List<Machine> machines(Caller caller, CompanyId company) {
            return caller.companies().contains(company) ? super.machines(caller, company) : List.of();
        }
    }
}
