/** The in-memory fakes under the contracts, and the contracts under broken adapters. */
package dev.deskside.application.inmemory;
