package dev.deskside.application.spi;

import dev.deskside.application.gateway.GatewayProvider;

/** Wrong on purpose: see ArchitectureTeethTest. */
public interface SpiSeesTheGateway {
    GatewayProvider gateway();
}
