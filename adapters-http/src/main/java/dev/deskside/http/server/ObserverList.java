package dev.deskside.http.server;

import java.util.ArrayList;
import java.util.List;

/** Several observers as one. */
final class ObserverList implements RequestObserver {
    private final List<RequestObserver> observers;

    ObserverList(List<RequestObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    @Override
    public Observation begin(Begin begin) {
        List<Observation> begun =
                observers.stream().map(observer -> observer.begin(begin)).toList();
        return new Observation() {
            @Override
            public Scope enter() {
                List<Scope> entered = new ArrayList<>();
                begun.forEach(each -> entered.add(0, each.enter()));
                return () -> entered.forEach(Scope::close);
            }

            @Override
            public void end(End end) {
                begun.forEach(each -> each.end(end));
            }
        };
    }
}
