package dev.deskside.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.spi.Capability;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.CompanyQuery.Order;
import dev.deskside.domain.account.CompanyQuery.Sort;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineStatus;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.UnattendedMachine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Machines} keeps. A test class of an adapter implements this interface and its one method; each test
 * carries the number of the promise in the port's javadoc.
 */
public interface MachinesContract {
    /** {@return the stage of one test} */
    MachineStage machineStage();

    @Test
    @DisplayName("M1 a company is listed and counted only for a caller who has access to it")
    default void onlyReachableCompanies() {
        MachineStage stage = Needs.met(machineStage(), Capability.MACHINES);
        StageTenant tenant = stage.tenant();
        StageTenant stranger = stage.tenant();

        CompanyPage mine = stage.machines().companies(tenant.caller(), CompanyQuery.ALL);
        CompanyPage outsiders = stage.machines().companies(Caller.of(tenant.outsider()), CompanyQuery.ALL);

        assertThat(mine.companies()).extracting(Company::id).containsExactly(tenant.company());
        assertThat(mine.companies()).extracting(Company::name).containsExactly(tenant.companyName());
        assertThat(mine.companies())
                .extracting(Company::account)
                .containsExactly(tenant.caller().account());
        assertThat(mine.total()).isEqualTo(1);
        assertThat(outsiders).isEqualTo(new CompanyPage(0, List.of()));
        assertThat(stage.machines()
                        .companies(stranger.caller(), CompanyQuery.ALL)
                        .companies())
                .extracting(Company::id)
                .doesNotContain(tenant.company());
    }

    @Test
    @DisplayName("M2 a part of the name narrows the list; capital and small letters of ASCII are the same")
    default void partOfTheName() {
        MachineStage stage = Needs.met(machineStage(), Capability.MACHINES);
        StageTenant tenant = stage.tenant();
        Company tea = company(tenant, "Jasmine TEA House");
        Company coffee = company(tenant, "Müller & Söhne 100%_Coffee");
        stage.add(tenant, tea);
        Caller caller = stage.add(tenant, coffee);

        assertThat(named(stage, caller, "tea h")).containsExactly(tea.id());
        assertThat(named(stage, caller, "TEA")).containsExactly(tea.id());
        assertThat(named(stage, caller, "üll")).containsExactly(coffee.id());
        assertThat(named(stage, caller, "ÜLL")).as("no more than ASCII").isEmpty();
        assertThat(named(stage, caller, "0%_c")).containsExactly(coffee.id());
        assertThat(named(stage, caller, "%")).as("no wild card").containsExactly(coffee.id());
        assertThat(named(stage, caller, "cocoa")).isEmpty();
    }

    @Test
    @DisplayName("M3 the list is in the order that was asked for, by id as a number or by name")
    default void companiesInOrder() {
        MachineStage stage = Needs.met(machineStage(), Capability.MACHINES);
        StageTenant tenant = stage.tenant();
        AccountKey account = tenant.caller().account();
        String digits = Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 24);
        List<Company> added = List.of(
                new Company(CompanyId.of("9" + digits), account, "same"),
                new Company(CompanyId.of("10" + digits), account, "Same"),
                new Company(CompanyId.of("8" + digits), account, "zebra"),
                new Company(CompanyId.of("70000000000000000000000000" + digits), account, "Älpler"),
                new Company(CompanyId.of("11" + digits), account, "Bee"));
        Caller caller = tenant.caller();
        for (Company company : added) {
            caller = stage.add(tenant, company);
        }
        List<Company> all = new ArrayList<>(added);
        all.add(new Company(tenant.company(), account, tenant.companyName()));
        Comparator<Company> byId = Comparator.comparing(company -> company.id().value());

        assertThat(list(stage, caller, Sort.COMPANY_ID, Order.ASCENDING)).isEqualTo(sorted(all, byId));
        assertThat(list(stage, caller, Sort.COMPANY_ID, Order.DESCENDING)).isEqualTo(sorted(all, byId.reversed()));
        assertThat(list(stage, caller, Sort.COMPANY_NAME, Order.ASCENDING))
                .extracting(Company::name)
                .containsExactly("Bee", tenant.companyName(), "same", "Same", "zebra", "Älpler");
        assertThat(list(stage, caller, Sort.COMPANY_NAME, Order.DESCENDING))
                .extracting(Company::name)
                .containsExactly("Älpler", "zebra", "same", "Same", tenant.companyName(), "Bee");
    }

    @Test
    @DisplayName("M3 the pages hold each company once, and each says the total of the whole list")
    default void companyPages() {
        MachineStage stage = Needs.met(machineStage(), Capability.MACHINES);
        StageTenant tenant = stage.tenant();
        List<CompanyId> all = new ArrayList<>(List.of(tenant.company()));
        Caller caller = tenant.caller();
        for (int i = 0; i < 56; i++) {
            Company company = company(tenant, "Branch " + i);
            all.add(company.id());
            caller = stage.add(tenant, company);
        }
        all.sort(Comparator.comparing(CompanyId::value));

        for (int limit : List.of(50, 20)) {
            List<CompanyId> listed = new ArrayList<>();
            for (int offset = 0; offset < 80; offset += limit) {
                CompanyPage page = stage.machines().companies(caller, CompanyQuery.ALL.page(limit, offset));
                assertThat(page.total()).isEqualTo(57);
                page.companies().forEach(company -> listed.add(company.id()));
            }
            assertThat(listed).isEqualTo(all);
        }
    }

    @Test
    @DisplayName("M4 the machines of a company are all of its own, with all that is known of them, sorted by name")
    default void machinesOfACompany() {
        MachineStage stage = Needs.met(machineStage(), Capability.MACHINES);
        StageTenant tenant = stage.tenant();
        Company company = company(tenant, "Second");
        Caller caller = stage.add(tenant, company);
        Machine full = new Machine(
                new MachineUuid(UUID.randomUUID().toString()),
                company.id(),
                "Büro <2>",
                Optional.of("buero.example.com"),
                List.of("192.0.2.7", "2001:db8::7"),
                Optional.of(MachineStatus.ONLINE));
        List<Machine> added = new ArrayList<>(List.of(full));
        for (MachineStatus status : MachineStatus.values()) {
            added.add(new Machine(
                    new MachineUuid(UUID.randomUUID().toString()),
                    company.id(),
                    status == MachineStatus.REMOVED ? "a till" : "A till",
                    Optional.empty(),
                    List.of(),
                    Optional.of(status)));
        }
        added.replaceAll(stage::add);

        assertThat(stage.machines().machines(caller, company.id())).isEqualTo(sorted(added, Machine.BY_NAME));
        assertThat(stage.machines().machines(caller, tenant.company())).containsExactly(tenant.machine());
    }

    @Test
    @DisplayName("M5 a company that is unknown, another's or out of reach fails with INVALID_KEY, all alike")
    default void machinesOutOfReach() {
        MachineStage stage = Needs.met(machineStage(), Capability.MACHINES);
        StageTenant tenant = stage.tenant();
        StageTenant stranger = stage.tenant();

        List<DesksideException> failures = List.of(
                failure(() -> stage.machines().machines(tenant.caller(), new CompanyId(TestIds.number()))),
                failure(() -> stage.machines().machines(tenant.caller(), stranger.company())),
                failure(() -> stage.machines().machines(Caller.of(tenant.outsider()), tenant.company())));

        assertThat(failures).extracting(DesksideException::code).containsOnly(ErrorCode.INVALID_KEY);
        assertThat(failures)
                .extracting(DesksideException::getMessage)
                .containsOnly(failures.get(0).getMessage());
    }

    @Test
    @DisplayName("M6 a machine that is listed is one that a session can be requested with")
    default void listedMachinesWork() {
        MachineStage stage = Needs.met(machineStage(), Capability.MACHINES, Capability.UNATTENDED_SESSIONS);
        StageTenant tenant = stage.tenant();

        for (Machine machine : stage.machines().machines(tenant.caller(), tenant.company())) {
            SessionRequest request =
                    SessionRequest.screenSharing().machine(machine.uuid()).build();
            assertThat(stage.remoteSupport()
                            .find(
                                    tenant.caller(),
                                    stage.remoteSupport()
                                            .start(tenant.caller(), request)
                                            .reference())
                            .orElseThrow()
                            .machine())
                    .map(UnattendedMachine::uuid)
                    .contains(machine.uuid());
        }
    }

    @Test
    @DisplayName("M0 what is declared as lacking is refused with UNSUPPORTED, for every caller, and nothing else is")
    default void refusesWhatMachinesLack() {
        MachineStage stage = machineStage();
        StageTenant tenant = stage.tenant();
        StageTenant stranger = stage.tenant();

        for (Caller caller : List.of(tenant.caller(), Caller.of(tenant.outsider()), stranger.caller())) {
            Needs.assertRefusedIfLacking(
                    stage,
                    Capability.MACHINES,
                    () -> stage.machines().companies(caller, CompanyQuery.ALL),
                    () -> stage.machines().machines(caller, tenant.company()),
                    () -> stage.machines().machines(caller, new CompanyId(TestIds.number())));
        }
    }

    private static Company company(StageTenant tenant, String name) {
        return new Company(new CompanyId(TestIds.number()), tenant.caller().account(), name);
    }

    private static List<CompanyId> named(MachineStage stage, Caller caller, String part) {
        CompanyPage page = stage.machines()
                .companies(caller, new CompanyQuery(Optional.of(part), 50, 0, Sort.COMPANY_ID, Order.ASCENDING));
        assertThat(page.total()).isEqualTo(page.companies().size());
        return page.companies().stream().map(Company::id).toList();
    }

    private static List<Company> list(MachineStage stage, Caller caller, Sort sort, Order order) {
        return stage.machines()
                .companies(caller, new CompanyQuery(Optional.empty(), 50, 0, sort, order))
                .companies();
    }

    private static <T> List<T> sorted(List<T> all, Comparator<? super T> order) {
        return all.stream().sorted(order).toList();
    }

    private static DesksideException failure(ThrowingCallable call) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, call);
        assertThat(failure).as("the failure of a call that must fail").isNotNull();
        return failure;
    }
}
