package dev.deskside.http.server;

import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.ListCompanies;
import dev.deskside.application.usecase.ListMachines;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.http.wire.CompaniesJson;
import dev.deskside.http.wire.MachinesJson;
import io.javalin.http.Context;
import java.util.Objects;

/** v1's methods on companies and their machines. */
final class V1MachineRoutes {
    private final UseCases useCases;
    private final Authorization authorization;

    V1MachineRoutes(UseCases useCases, Authorization authorization) {
        this.useCases = Objects.requireNonNull(useCases);
        this.authorization = Objects.requireNonNull(authorization);
    }

    void companies(Context context) {
        Caller caller = authorization.caller(context);
        CompanyQuery query = CompanyParameters.read(QueryParameters.of(context.queryString()));
        Answers.send(
                context, 200, CompaniesJson.of(useCases.listCompanies().run(new ListCompanies.Query(caller, query))));
    }

    void machines(Context context) {
        Caller caller = authorization.caller(context);
        // Before the id, which may be malformed.
        caller.requireSeat();
        ListMachines.Query query = new ListMachines.Query(caller, CompanyId.of(context.pathParam("company")));
        Answers.send(context, 200, MachinesJson.of(useCases.listMachines().run(query)));
    }
}
