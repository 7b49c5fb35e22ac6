package dev.deskside.application.port;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import java.util.Objects;
import java.util.Set;

/**
 * For whom something is done. Every operation that touches somebody's data takes one, and a store makes it part of the
 * question that it asks: what is another's looks exactly like what isn't there.
 *
 * @param account the tenant
 * @param companies the companies whose unattended sessions and machines the caller has access to
 * @param user the technician
 * @param roles what the caller may do
 * @param seat whether the caller has a licence to use any of it
 */
public record Caller(AccountKey account, Set<CompanyId> companies, UserKey user, Set<Role> roles, Seat seat) {
    public Caller {
        Objects.requireNonNull(account);
        companies = Set.copyOf(companies);
        Objects.requireNonNull(user);
        roles = Set.copyOf(roles);
        Objects.requireNonNull(seat);
    }

    /**
     * {@return this technician, calling for nobody else}
     *
     * @param technician who calls
     */
    public static Caller of(Technician technician) {
        return new Caller(
                technician.account(), technician.companies(), technician.key(), technician.roles(), technician.seat());
    }

    /** Throws {@link ErrorCode#NOT_ENTITLED} where the caller has no seat for remote support. */
    public void requireSeat() {
        if (seat != Seat.REMOTE_SUPPORT) {
            throw new DesksideException(
                    ErrorCode.NOT_ENTITLED,
                    "The technician has no remote support seat; an administrator can assign one.");
        }
    }

    /**
     * Throws {@link ErrorCode#ROLE_MISSING} where the caller lacks the role.
     *
     * @param role what is needed
     */
    public void requireRole(Role role) {
        if (!roles.contains(role)) {
            throw new DesksideException(
                    ErrorCode.ROLE_MISSING,
                    "The technician lacks the role %s; an administrator can grant it.".formatted(role));
        }
    }
}
