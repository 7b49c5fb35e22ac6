package dev.deskside.bootstrap.trace;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Function;

/** A port of any kind whose calls are told: one for all ports, and for the methods that they will have. */
final class TracedPort implements InvocationHandler {
    private final Object port;
    private final Function<String, Spans.Call> beginning;

    private TracedPort(Object port, Function<String, Spans.Call> beginning) {
        this.port = port;
        this.beginning = beginning;
    }

    /**
     * The same port, told of.
     *
     * @param beginning a call begins of the method with this name
     */
    static <T> T of(Class<T> type, T port, Function<String, Spans.Call> beginning) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new TracedPort(port, beginning)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.getName().equals("equals") ? proxy == arguments[0] : call(method, arguments);
        }
        Spans.Call told = beginning.apply(method.getName());
        Optional<Throwable> failure = Optional.empty();
        try {
            return call(method, arguments);
        } catch (Throwable e) {
            failure = Optional.of(e);
            throw e;
        } finally {
            told.end(failure);
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
