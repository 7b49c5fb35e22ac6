/** How requests leave, whoever sends them: Feign on Apache's client, under one deadline each. */
package dev.deskside.http.transport;
