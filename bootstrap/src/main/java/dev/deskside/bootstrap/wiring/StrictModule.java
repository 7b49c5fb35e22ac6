package dev.deskside.bootstrap.wiring;

import com.google.inject.AbstractModule;

/** Nothing is bound by guess: what isn't written in a module isn't there. */
final class StrictModule extends AbstractModule {
    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireAtInjectOnConstructors();
        binder().requireExactBindingAnnotations();
        binder().disableCircularProxies();
    }
}
