package example;

import dev.deskside.application.port.Machines;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.http.client.AccessTokens;
import dev.deskside.http.client.V1Provider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How the provider stands: it is asked for what costs little, and its breakers are told. */
@Component("providerHealthIndicator")
class ProviderHealth implements HealthIndicator {
    private final V1Provider provider;
    private final Machines machines;

    ProviderHealth(V1Provider provider, Machines machines) {
        this.provider = provider;
        this.machines = machines;
    }

    @Override
    public Health health() {
        Health.Builder health = new Health.Builder();
        try {
            health.up()
                    .withDetail(
                            "companies",
                            machines.companies(AccessTokens.OWNER, CompanyQuery.ALL)
                                    .total());
        } catch (DesksideException e) {
            health.down().withDetail("code", e.code().name()).withDetail("message", e.getMessage());
        }
        provider.states()
                .forEach(
                        state -> health.withDetail(state.port(), state.breaker().name()));
        return health.build();
    }
}
