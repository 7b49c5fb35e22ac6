/**
 * MeshCentral behind Deskside. A device group is a company, a device is a machine, a device-sharing link is an
 * unattended session, and what became of it is read from the device's event log. Nothing is kept here: whatever is told
 * of a session can be told again from the log after a restart of either side.
 */
package dev.deskside.meshcentral;
