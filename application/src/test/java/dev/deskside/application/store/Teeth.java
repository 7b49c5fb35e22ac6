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
     * One test for each class in {@code tests} that {@linkplain Breaks breaks} something, and one that none is missing.
     */
    static Stream<DynamicTest> of(Class<?> tests, String... promises) {
        List<Class<?>> broken = Stream.of(tests.getDeclaredClasses())
                .filter(c -> c.isAnnotationPresent(Breaks.class))
                .<Class<?>>map(c -> c)
                .toList();
        DynamicTest complete = DynamicTest.dynamicTest(
                "each promise has an adapter that breaks it",
                () -> assertThat(broken.stream().map(Teeth::promise)).contains(promises));
        return Stream.concat(
                Stream.of(complete),
                broken.stream()
                        .map(c -> DynamicTest.dynamicTest(
                                promise(c) + " rejects " + c.getSimpleName(), () -> assertRejected(c))));
    }

    /** That what the broken adapters are derived from is right: where it fails, what they fail in says nothing. */
    static DynamicTest passes(Class<?> right) {
        return DynamicTest.dynamicTest(
                "a right adapter passes", () -> assertThat(failures(right)).isEmpty());
    }

    private static void assertRejected(Class<?> broken) {
        assertThat(failures(broken)).anyMatch(name -> name.startsWith(promise(broken) + " "));
    }

    private static List<String> failures(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
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
