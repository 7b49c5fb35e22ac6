package dev.deskside.meshcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineStatus;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Device groups as companies and devices as machines. A company is a number in Deskside, and a group has none: its
 * description may say one, as {@code deskside-company: 4711}. For a group that doesn't, it is the first 60 bits of the
 * SHA-256 of the group's id, which stay the same as long as the group is there.
 */
final class DeviceGroups implements Machines {
    private static final Pattern SAID = Pattern.compile("(?i)deskside-company:\\s*(\\d{1,64})\\b");
    private static final int HEX_DIGITS = 15;
    private static final int LONGEST_NAME = 256;

    private final ControlChannel channel;

    DeviceGroups(ControlChannel channel) {
        this.channel = channel;
    }

    @Override
    public CompanyPage companies(Caller caller, CompanyQuery query) {
        List<Company> all = groups().entrySet().stream()
                .map(group -> new Company(
                        group.getKey(), caller.account(), name(group.getValue().path("name"))))
                .filter(query::matches)
                .sorted(query.comparator())
                .toList();
        int from = Math.min(query.offset(), all.size());
        return new CompanyPage(all.size(), all.subList(from, Math.min(from + query.limit(), all.size())));
    }

    @Override
    public List<Machine> machines(Caller caller, CompanyId company) {
        JsonNode group = Optional.ofNullable(groups().get(company))
                .orElseThrow(() -> new DesksideException(ErrorCode.INVALID_KEY, "No device group is this company."));
        String id = group.path("_id").asText();
        JsonNode nodes =
                channel.read(ControlChannel.command("nodes").put("meshid", id)).path("nodes");
        List<Machine> machines = new ArrayList<>();
        nodes.path(id).forEach(node -> machines.add(machine(company, node)));
        machines.sort(Machine.BY_NAME);
        return machines;
    }

    /** {@return which company each group is, by the group's id} */
    Map<String, CompanyId> companiesByGroup() {
        Map<String, CompanyId> companies = new LinkedHashMap<>();
        groups().forEach((company, group) -> companies.put(group.path("_id").asText(), company));
        return companies;
    }

    private Map<CompanyId, JsonNode> groups() {
        Map<CompanyId, JsonNode> groups = new LinkedHashMap<>();
        for (JsonNode group : channel.read(ControlChannel.command("meshes")).path("meshes")) {
            JsonNode other = groups.put(number(group), group);
            if (other != null) {
                throw new DesksideException(
                        ErrorCode.UNRECOGNISED,
                        "Two device groups are company %s: their descriptions have to say different ones."
                                .formatted(number(group)));
            }
        }
        return groups;
    }

    private static CompanyId number(JsonNode group) {
        Matcher said = SAID.matcher(group.path("desc").asText());
        if (said.find() && new BigInteger(said.group(1)).signum() > 0) {
            return CompanyId.of(said.group(1));
        }
        return derived(group.path("_id").asText());
    }

    /** {@code printf '%d\n' 0x$(printf %s 'mesh//...' | sha256sum | cut -c1-15)} gives the same number. */
    static CompanyId derived(String mesh) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(mesh.getBytes(StandardCharsets.UTF_8));
            return new CompanyId(
                    new BigInteger(HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS), 16).max(BigInteger.ONE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Machine machine(CompanyId company, JsonNode node) {
        boolean isOnline = (node.path("conn").asInt() & 1) != 0;
        return new Machine(
                DeviceId.uuid(node.path("_id").asText()),
                company,
                name(node.path("name")),
                word(node.path("host"), LONGEST_NAME),
                word(node.path("ip"), 64).stream().toList(),
                Optional.of(isOnline ? MachineStatus.ONLINE : MachineStatus.OFFLINE));
    }

    /** A line that is short enough, whatever somebody wrote there. */
    private static String name(JsonNode name) {
        String line = name.asText().replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() ? "?" : line.substring(0, Math.min(line.length(), LONGEST_NAME));
    }

    private static Optional<String> word(JsonNode value, int longest) {
        return Optional.of(value.asText(""))
                .filter(text -> !text.isEmpty() && text.length() <= longest && !text.matches(".*\\s.*"))
                .filter(text -> !text.equals("null"));
    }
}
