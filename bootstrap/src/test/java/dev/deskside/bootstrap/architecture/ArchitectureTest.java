package dev.deskside.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What we ship keeps every rule. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = House.classes();

    @TestFactory
    Stream<DynamicTest> everyRule() {
        return Rules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(HOUSE)));
    }

    @Test
    void everyPackageThatARuleNamesHoldsAClass() {
        for (String named : Rules.NAMED) {
            assertThat(HOUSE.stream().filter(type -> type.getPackageName().equals(named)))
                    .as(named)
                    .isNotEmpty();
        }
    }

    @Test
    void everyLibraryThatARuleNamesIsUsedInItsRoom() {
        Rules.LIBRARIES.forEach((library, room) -> assertThat(HOUSE.stream()
                        .filter(type -> type.getPackageName().startsWith(room))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith(library)))
                .as(library)
                .isNotEmpty());
    }
}
