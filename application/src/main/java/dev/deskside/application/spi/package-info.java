/**
 * How somebody else's provider is put behind this platform, without a line of this platform being changed: a jar with a
 * {@link dev.deskside.application.spi.ProviderFactory} that a {@link java.util.ServiceLoader} finds. The factory opens
 * a {@link dev.deskside.application.spi.ConnectedProvider}, which has the four provider ports and declares as
 * {@linkplain dev.deskside.application.spi.Capability capabilities} what it lacks. The platform puts its gateway in
 * front: whose a session is, keys of starts, and what is refused as lacking are its business and not the adapter's.
 *
 * <p>An adapter sees the JDK, the domain, {@link dev.deskside.application.port} and this package. It has a class loader
 * of its own, so whatever libraries it brings meet no others. What holds for ports holds here: calls may come from any
 * thread, absence is an {@code Optional}, every expected failure is a {@link dev.deskside.domain.DesksideException}.
 *
 * <p>Stability: evolving.
 */
package dev.deskside.application.spi;
