package dev.deskside.meshcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskside.domain.account.CompanyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A real device: MeshCentral's own agent for Linux, as the server's npm package has it, in a device group of its own
 * whose settings it downloads from the server.
 *
 * @param company what the group's description says that it is
 * @param node what the server calls the device
 */
record Agent(CompanyId company, String mesh, String node, String name, Process process, Path directory)
        implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Agent started(MeshCentralServer server, ControlChannel administrator, HttpClient http, CompanyId company) {
        String name = "Corner Bakery";
        String mesh = group(administrator, name, company, 2, "");
        try {
            Path directory = Files.createTempDirectory("meshagent");
            Path binary = Files.copy(server.agentBinary(), directory.resolve("meshagent"));
            Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
            String id = mesh.substring(mesh.lastIndexOf('/') + 1);
            HttpResponse<Path> settings = http.send(
                    HttpRequest.newBuilder(URI.create(
                                    server.url() + "meshsettings?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.ofFile(directory.resolve("meshagent.msh")));
            if (settings.statusCode() != 200) {
                throw new IllegalStateException("the group has no settings: " + settings.statusCode());
            }
            Process process = run(directory);
            JsonNode node = running(administrator, mesh);
            return new Agent(
                    company, mesh, node.path("_id").asText(), node.path("name").asText(), process, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A new device group, whose description says which company it is. */
    static String group(ControlChannel administrator, String name, CompanyId company, int type, String relay) {
        ObjectNode command = ControlChannel.command("createmesh")
                .put("meshname", name)
                .put("meshtype", type)
                .put("desc", "Looked after by us.\ndeskside-company: " + company);
        if (!relay.isEmpty()) {
            command.put("relayid", relay);
        }
        JsonNode made = administrator.read(command);
        if (!made.path("result").asText().equals("ok")) {
            throw new IllegalStateException("no device group: " + made);
        }
        return made.path("meshid").asText();
    }

    /**
     * The same device, its agent started anew: without a display the agent's desktop part doesn't outlive many
     * sessions.
     */
    Agent again(ControlChannel administrator) {
        end();
        Awaitility.await("the server to notice that the agent has gone")
                .atMost(PATIENCE)
                .until(() -> !isRunning(only(administrator, mesh)));
        Process anew = run(directory);
        running(administrator, mesh);
        return new Agent(company, mesh, node, name, anew, directory);
    }

    @Override
    public void close() {
        end();
        MeshCentralServer.delete(directory);
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    private static Process run(Path directory) {
        return MeshCentralServer.run(
                directory.resolve("log"), List.of(directory.resolve("meshagent").toString()));
    }

    private static JsonNode running(ControlChannel administrator, String mesh) {
        return Awaitility.await("the agent of " + mesh)
                .atMost(PATIENCE)
                .until(() -> only(administrator, mesh), found -> isRunning(found));
    }

    /** Connected, and with the server's program loaded: until then it knows no desktop. */
    private static boolean isRunning(JsonNode node) {
        return (node.path("conn").asInt() & 1) != 0
                && !node.path("agent").path("core").asText().isEmpty();
    }

    private static JsonNode only(ControlChannel administrator, String mesh) {
        return administrator
                .read(ControlChannel.command("nodes").put("meshid", mesh))
                .path("nodes")
                .path(mesh)
                .path(0);
    }
}
