package dev.deskside.http.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Several observers as one. */
final class ProviderObserverList implements ProviderObserver {
    private final List<ProviderObserver> observers;

    ProviderObserverList(List<ProviderObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    @Override
    public Observation begin(String port, String operation) {
        List<Observation> begun = observers.stream()
                .map(observer -> observer.begin(port, operation))
                .toList();
        List<Observation> reversed = new ArrayList<>(begun);
        Collections.reverse(reversed);
        return new Observation() {
            @Override
            public void sent(int attempt) {
                begun.forEach(each -> each.sent(attempt));
            }

            @Override
            public void end(End end) {
                reversed.forEach(each -> each.end(end));
            }
        };
    }

    @Override
    public void breakerChanged(String port, Breaker from, Breaker to) {
        observers.forEach(observer -> observer.breakerChanged(port, from, to));
    }
}
