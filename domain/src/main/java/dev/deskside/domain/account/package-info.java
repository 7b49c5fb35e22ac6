/** Whose sessions they are: accounts, their companies, technicians and unattended machines. */
package dev.deskside.domain.account;
