package dev.deskside.application.port;

import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import java.util.List;

/**
 * Whoever knows the unattended machines, and the companies that they belong to.
 *
 * <ol>
 *   <li>M1 A company is listed only for a caller who has access to it, and counted only then.
 *   <li>M2 A part of the name narrows the list; capital and small letters of ASCII are the same.
 *   <li>M3 The list is in the order that was asked for, by id as a number or by name, and the total is that of the
 *       whole list, whatever the limit and the offset.
 *   <li>M4 The machines of a company are all of its own, each once, sorted by name, ties by id.
 *   <li>M5 A company that is unknown, another account's or out of reach fails with INVALID_KEY, and nothing tells the
 *       three apart.
 *   <li>M6 A machine that is listed is one that a session can be requested with, unless it is blocked or removed.
 * </ol>
 *
 * Failures as {@link RemoteSupport} tells them, and INVALID_KEY.
 */
public interface Machines {
    /**
     * {@return the companies that the caller has access to, a page of them}
     *
     * @param caller who asks
     * @param query what is asked for
     */
    CompanyPage companies(Caller caller, CompanyQuery query);

    /**
     * {@return the machines of one company}
     *
     * @param caller who asks
     * @param company the company's id
     */
    List<Machine> machines(Caller caller, CompanyId company);
}
