/**
 * The promises of the ports as tests. An adapter passes the contract of its port by implementing the interface and
 * handing in itself; the in-memory adapters here pass them too, and stand in wherever a test needs a store.
 */
package dev.deskside.application.contract;
