package dev.deskside.application.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs the contract on broken adapters: each must fail in a test of the promise that it breaks. */
final class Teeth {
    private Teeth() {}

    /**
     * One test for each class in {@code tests} that {@linkplain Breaks breaks} something, one that none is missing, and
     * one that what they all derive from breaks nothing: else each might be rejected for that.
     */
    static Stream<DynamicTest> of(Class<?> tests, Class<?> right, String... promises) {
        List<Class<?>> broken = Stream.of(tests.getDeclaredClasses())
                .filter(c -> c.isAnnotationPresent(Breaks.class))
                .<Class<?>>map(c -> c)
                .toList();
        DynamicTest complete = DynamicTest.dynamicTest(
                "each promise has an adapter that breaks it",
                () -> assertThat(broken.stream().map(Teeth::promise)).contains(promises));
        DynamicTest passes = DynamicTest.dynamicTest(
                "a right adapter passes", () -> assertThat(failed(right)).isEmpty());
        return Stream.concat(
                Stream.of(complete, passes),
                broken.stream()
                        .map(c -> DynamicTest.dynamicTest(
                                promise(c) + " rejects " + c.getSimpleName(), () -> assertRejected(c))));
    }

    private static void assertRejected(Class<?> broken) {
        assertThat(failed(broken)).anyMatch(name -> name.startsWith(promise(broken) + " "));
    }

    /** The display names of the tests that fail on this adapter. */
    private static List<String> failed(Class<?> adapter) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(adapter))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private static String promise(Class<?> broken) {
        return broken.getAnnotation(Breaks.class).value();
    }
}
