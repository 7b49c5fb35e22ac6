package dev.deskside.http.server;

import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails the test in which a server answered otherwise than the OpenAPI document says, and, where a module's whole suite
 * has run, the suite in which an operation never succeeded. JUnit finds it by itself.
 */
public final class EveryAnswerExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    /** Set where the suite is to cover every operation: not where only some tests were asked for. */
    private static final String COVERAGE = "deskside.openapi.coverage";

    /** For {@link java.util.ServiceLoader}. */
    public EveryAnswerExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(EveryAnswerExtension.class))
                .getOrComputeIfAbsent(Suite.class, key -> new Suite(), Suite.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        EveryAnswer.assertDocumented();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        EveryAnswer.assertDocumented();
    }

    /** Closed when the last test is over. */
    private static final class Suite implements AutoCloseable {
        @Override
        public void close() {
            EveryAnswer.assertDocumented();
            Set<String> unseen = EveryAnswer.unseen();
            if ("required".equals(System.getProperty(COVERAGE)) && !unseen.isEmpty()) {
                throw new AssertionError("No test got these answers: " + unseen);
            }
        }
    }
}
