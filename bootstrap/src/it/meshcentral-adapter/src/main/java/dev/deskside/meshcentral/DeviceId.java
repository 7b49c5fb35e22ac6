package dev.deskside.meshcentral;

import dev.deskside.domain.account.MachineUuid;
import java.util.Optional;

/**
 * A device, as MeshCentral names it ({@code node/DOMAIN/ID}) and as we do: in the domain of our account its id says
 * all, in the letters that a URL takes as they are. MeshCentral writes Base64 with {@code @} and {@code $}.
 */
final class DeviceId {
    private static final String FORM = "[A-Za-z0-9_-]{64}";

    private DeviceId() {}

    /** What we call it. */
    static MachineUuid uuid(String node) {
        return new MachineUuid(
                node.substring(node.lastIndexOf('/') + 1).replace('@', '-').replace('$', '_'));
    }

    /**
     * What the server calls it, which puts the domain in by itself; absent where it can't be a device of MeshCentral's.
     */
    static Optional<String> node(String uuid) {
        return uuid.matches(FORM) ? Optional.of(uuid.replace('-', '@').replace('_', '$')) : Optional.empty();
    }
}
