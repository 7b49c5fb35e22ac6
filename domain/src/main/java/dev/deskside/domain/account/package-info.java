/**
 * Whose sessions they are: accounts, their companies, technicians and unattended machines.
 *
 * <p>Stability: stable.
 */
package dev.deskside.domain.account;
