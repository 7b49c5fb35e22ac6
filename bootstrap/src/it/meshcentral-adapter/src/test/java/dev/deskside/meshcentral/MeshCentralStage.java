package dev.deskside.meshcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.application.contract.AdapterStage;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.contract.TestIds;
import dev.deskside.application.port.Caller;
import dev.deskside.application.spi.AdapterSettings;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineStatus;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * The adapter as the platform runs it, before a real MeshCentral with a real agent for each tenant of a test. The
 * server and the agents are started once; a tenant is new in Deskside each time, and its company and machine are those
 * of the next agent.
 */
final class MeshCentralStage extends AdapterStage {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Surroundings around;
    private final Map<StartedSession, Viewer> viewers = new ConcurrentHashMap<>();
    private final Map<CompanyId, String> groups = new HashMap<>();
    private final List<Caller> callers = new ArrayList<>();

    /** What all tests share. */
    static final class Surroundings implements AutoCloseable {
        final MeshCentralServer server;
        final HttpClient http;
        final ControlChannel administrator;
        private final List<Agent> agents = new ArrayList<>();
        private final Set<String> worn = ConcurrentHashMap.newKeySet();

        Surroundings(Integer... recordedProtocols) {
            server = MeshCentralServer.recording(List.of(recordedProtocols));
            PinnedCertificate pinned =
                    PinnedCertificate.parse(server.fingerprint()).orElseThrow();
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(pinned.context())
                    .build();
            administrator =
                    new ControlChannel(server.url(), server.token(), Optional.of(pinned), PATIENCE, Runnable::run);
        }

        /** The agents are numbered from 0; one that isn't there yet is started. */
        Agent agent(int number) {
            while (agents.size() <= number) {
                agents.add(Agent.started(server, administrator, http, new CompanyId(TestIds.number())));
            }
            Agent agent = agents.get(number);
            if (worn.remove(agent.node())) {
                agent = agent.again(administrator);
                agents.set(number, agent);
            }
            return agent;
        }

        Map<String, String> settings() {
            return Map.of(
                    MeshCentralFactory.URL,
                    server.url().toString(),
                    MeshCentralFactory.USER,
                    server.token().user(),
                    MeshCentralFactory.PASSWORD,
                    server.token().password(),
                    MeshCentralFactory.CERTIFICATE,
                    server.fingerprint());
        }

        @Override
        public void close() {
            administrator.close();
            agents.forEach(Agent::close);
            server.close();
        }
    }

    MeshCentralStage(Surroundings around) {
        super(platform -> {
            MeshCentralFactory factory = new MeshCentralFactory();
            return factory.open(AdapterSettings.of(factory, around.settings()), platform);
        });
        this.around = around;
    }

    @Override
    protected StageTenant newTenant(Account account) {
        Assumptions.assumeTrue(
                account.recording() == Account.Recording.ENABLED,
                "MeshCentral records by server, user or group, and knows no account that may not be recorded");
        Agent agent = around.agent(callers.size());
        StageTenant tenant = new StageTenant(
                account.name(),
                TestIds.technician(account.key(), Set.of(agent.company())),
                TestIds.technician(account.key(), Set.of(agent.company())),
                TestIds.technician(account.key(), Set.of()),
                agent.company(),
                new Machine(
                        DeviceId.uuid(agent.node()),
                        agent.company(),
                        agent.name(),
                        Optional.empty(),
                        List.of("127.0.0.1"),
                        Optional.of(MachineStatus.ONLINE)));
        callers.add(tenant.caller());
        return tenant;
    }

    /** A group of devices that have no agent, and are reached through one that has. */
    @Override
    protected void addUpstream(Company company) {
        if (!isAgents(company.id())) {
            groups.put(
                    company.id(),
                    Agent.group(
                            around.administrator,
                            company.name(),
                            company.id(),
                            3,
                            around.agent(0).node()));
        }
    }

    @Override
    protected Machine addUpstream(Machine machine) {
        if (isAgents(machine.company())) {
            return machine;
        }
        String host = machine.uuid() + ".example.com";
        around.administrator.read(ControlChannel.command("addlocaldevice")
                .put("meshid", groups.get(machine.company()))
                .put("devicename", machine.name())
                .put("hostname", host)
                .put("type", 6));
        return new Machine(
                uuid(groups.get(machine.company()), host),
                machine.company(),
                machine.name(),
                Optional.of(host),
                List.of(),
                Optional.of(MachineStatus.OFFLINE));
    }

    @Override
    public void launch(StartedSession session) {
        viewers.put(session, Viewer.opened(around.http, session.launchUrl(), node(session)));
        await(session, SessionStatus.WAITING);
    }

    @Override
    public void join(StartedSession session) {
        around.worn.add(node(session));
        viewers.get(session).askForTheDesktop();
        await(session, SessionStatus.ACTIVE);
    }

    @Override
    public void end(StartedSession session) {
        SessionStatus before = find(session).status();
        viewers.remove(session).close();
        await(session, before == SessionStatus.ACTIVE ? SessionStatus.COMPLETE : SessionStatus.ABANDONED);
    }

    @Override
    public void keep(Recording recording) {
        Assumptions.abort("a real MeshCentral takes no recording but of a session that it relays");
    }

    @Override
    public void close() {
        viewers.values().forEach(Viewer::close);
        super.close();
    }

    private static String node(StartedSession session) {
        String token = session.token().value();
        return "node//" + DeviceId.node(token.substring(0, token.indexOf('.'))).orElseThrow();
    }

    private boolean isAgents(CompanyId company) {
        return callers.stream().anyMatch(caller -> caller.companies().contains(company));
    }

    private void await(StartedSession session, SessionStatus status) {
        Awaitility.await("the session to be " + status)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> find(session).status(), status::equals);
    }

    /** As the server has it, the gateway not asked: who calls is all the same to the adapter. */
    private SessionSnapshot find(StartedSession session) {
        return provider()
                .remoteSupport()
                .find(callers.get(0), session.reference())
                .orElseThrow();
    }

    private MachineUuid uuid(String group, String host) {
        JsonNode nodes = around.administrator
                .read(ControlChannel.command("nodes").put("meshid", group))
                .path("nodes")
                .path(group);
        return StreamSupport.stream(nodes.spliterator(), false)
                .filter(node -> node.path("host").asText().equals(host))
                .map(node -> DeviceId.uuid(node.path("_id").asText()))
                .findFirst()
                .orElseThrow();
    }
}
