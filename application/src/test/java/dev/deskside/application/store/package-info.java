/** The contracts of the stores on their in-memory adapters, and on broken ones that the contracts must reject. */
package dev.deskside.application.store;
