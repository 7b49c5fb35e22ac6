package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import java.util.List;
import java.util.Map;

/** A v1 provider's companies and machines. Each call is one request. The machines are sorted here. */
final class FeignMachines implements Machines {
    private final Upstream<V1Api> upstream;

    FeignMachines(Upstream<V1Api> upstream) {
        this.upstream = upstream;
    }

    @Override
    public CompanyPage companies(Caller caller, CompanyQuery query) {
        return upstream.read(
                caller, (api, token) -> api.companies(token, parameters(query)).toPage(caller.account()), answer -> {
                    throw upstream.errors().companies(answer);
                });
    }

    @Override
    public List<Machine> machines(Caller caller, CompanyId company) {
        List<Machine> machines = upstream.read(
                caller, (api, token) -> api.machines(token, company.toString()).toMachines(company), answer -> {
                    throw upstream.errors().machines(answer);
                });
        return machines.stream().sorted(Machine.BY_NAME).toList();
    }

    private static Map<String, String> parameters(CompanyQuery query) {
        Parameters parameters = new Parameters();
        parameters.add("q", query.text());
        parameters.add("limit", Integer.toString(query.limit()));
        parameters.add("offset", Integer.toString(query.offset()));
        parameters.add(
                "sortField",
                switch (query.sort()) {
                    case COMPANY_ID -> "companyId";
                    case COMPANY_NAME -> "companyName";
                });
        parameters.add(
                "sortOrder",
                switch (query.order()) {
                    case ASCENDING -> "asc";
                    case DESCENDING -> "desc";
                });
        return parameters.encoded();
    }

    @Override
    public String toString() {
        return "FeignMachines[" + upstream + "]";
    }
}
