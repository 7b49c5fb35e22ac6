package dev.deskside.http.server;

import dev.deskside.domain.session.PartnerObject;
import dev.deskside.http.wire.PartnerObjectJson;
import dev.deskside.http.wire.StartSessionJson;

/** The request parameters of {@code GET /session}: those of {@code POST /sessions}, each as text. */
final class StartParameters {
    private StartParameters() {}

    /** What is asked for. INVALID_VALUE where a parameter is given twice. */
    static StartSessionJson read(QueryParameters parameters) {
        return new StartSessionJson(
                parameters.one("sessionType").orElse(null),
                parameters.one("sessionStatusCallbackUrl").orElse(null),
                parameters
                        .one(PartnerObject.FIELD)
                        .map(PartnerObjectJson::ofText)
                        .orElse(null),
                parameters.one("partnerObjectUrl").orElse(null),
                parameters.one("customerName").orElse(null),
                parameters.one("customerEmail").orElse(null),
                parameters.one("machineUuid").orElse(null));
    }
}
