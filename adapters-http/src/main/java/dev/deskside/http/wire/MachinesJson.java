package dev.deskside.http.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineStatus;
import dev.deskside.domain.account.MachineUuid;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The answer to {@code GET /companies/{companyId}/machines}. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MachinesJson(
        @JsonDeserialize(using = LenientNumber.class) BigInteger totalNumMachines, List<MachineJson> machines) {

    /**
     * One of them.
     *
     * @param ipAddresses always there
     * @param machineStatus {@code ONLINE}, {@code OFFLINE}, {@code BLOCKED} or {@code REMOVED}
     * @param companyId a number of any size
     */
    public record MachineJson(
            @JsonDeserialize(using = LenientText.class) String machineUuid,
            @JsonDeserialize(using = LenientText.class) String machineName,
            @JsonDeserialize(using = LenientText.class) String dnsName,

            @JsonInclude(JsonInclude.Include.ALWAYS)
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            @JsonDeserialize(contentUsing = LenientText.class)
            List<String> ipAddresses,

            @JsonDeserialize(using = LenientText.class) String machineStatus,
            @JsonDeserialize(using = LenientNumber.class) BigInteger companyId) {
        private static final int MOST_ADDRESSES = 64;

        private static MachineJson of(Machine machine) {
            return new MachineJson(
                    machine.uuid().value(),
                    machine.name(),
                    machine.dnsName().orElse(null),
                    machine.ipAddresses(),
                    machine.status().map(MachineStatus::name).orElse(null),
                    machine.company().value());
        }

        private Optional<Machine> toMachine(CompanyId asked) {
            Optional<String> dns = Tolerant.line(dnsName, 256);
            return Tolerant.read(machineUuid, MachineUuid::new)
                    .map(uuid -> new Machine(
                            uuid,
                            asked,
                            Tolerant.line(machineName, 256).or(() -> dns).orElseGet(uuid::value),
                            dns,
                            Stream.ofNullable(ipAddresses)
                                    .flatMap(List::stream)
                                    .flatMap(text ->
                                            Tolerant.read(text, ip -> Check.word("ipAddresses", ip, 64)).stream())
                                    .limit(MOST_ADDRESSES)
                                    .toList(),
                            Arrays.stream(MachineStatus.values())
                                    .filter(status -> status.name().equalsIgnoreCase(machineStatus))
                                    .findFirst()));
        }
    }

    /** What is sent for these machines. */
    public static MachinesJson of(List<Machine> machines) {
        return new MachinesJson(
                BigInteger.valueOf(machines.size()),
                machines.stream().map(MachineJson::of).toList());
    }

    /**
     * What was received: one without a readable id is left out, one without a name is called by its DNS name or its id,
     * a status that isn't known is absent. UNRECOGNISED where there is no array.
     *
     * @param company whose machines were asked for
     */
    public List<Machine> toMachines(CompanyId company) {
        if (machines == null) {
            throw new DesksideException(ErrorCode.UNRECOGNISED, "The provider's answer has no machines.");
        }
        return machines.stream()
                .filter(Objects::nonNull)
                .flatMap(json -> json.toMachine(company).stream())
                .toList();
    }
}
