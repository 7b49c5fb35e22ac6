package dev.deskside.bootstrap.observe;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * A decorator of any port that tells an observer of each call. One for all ports, and for the methods that they will
 * have: a decorator written by hand would leave out the one that is added next.
 */
public final class ObservedPort implements InvocationHandler {
    private final String name;
    private final Object port;
    private final PortObserver observer;

    private ObservedPort(String name, Object port, PortObserver observer) {
        this.name = name;
        this.port = port;
        this.observer = observer;
    }

    /**
     * The same port, observed.
     *
     * @param <T> the port
     * @param type the port
     * @param name what the observer knows it by
     * @param port the one that is called
     * @param observer who is told
     * @return the port, to be called in its place
     */
    public static <T> T of(Class<T> type, String name, T port, PortObserver observer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new ObservedPort(name, port, observer)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.getName().equals("equals") ? proxy == arguments[0] : call(method, arguments);
        }
        PortObserver.Call call = observer.begin(name, method.getName());
        Optional<Throwable> failure = Optional.empty();
        try {
            return call(method, arguments);
        } catch (Throwable e) {
            failure = Optional.of(e);
            throw e;
        } finally {
            call.end(failure);
        }
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(port, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
