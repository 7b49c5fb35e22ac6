package dev.deskside.bootstrap.adapter;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/**
 * Enters an adapter. Many libraries look for their parts in the thread's context class loader: on a thread of the
 * platform's they would find the platform's, which don't fit.
 */
final class AdapterContext {
    private final ClassLoader loader;

    AdapterContext(ClassLoader loader) {
        this.loader = loader;
    }

    void run(Runnable task) {
        call(() -> {
            task.run();
            return true;
        });
    }

    <T> T call(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The same port, whose every call enters the adapter. */
    <T> T enter(Class<T> port, T adapter) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    Thread thread = Thread.currentThread();
                    ClassLoader before = thread.getContextClassLoader();
                    thread.setContextClassLoader(loader);
                    try {
                        return method.invoke(adapter, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        thread.setContextClassLoader(before);
                    }
                }));
    }
}
