package dev.deskside.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule can fail: for each there is a wrong class, standing in the room that the rule is about. */
class ArchitectureTeethTest {
    private static final Map<String, Class<?>[]> WRONG = WrongClasses.byRule();

    @Test
    void everyRuleHasItsWrongClass() {
        assertThat(WRONG.keySet()).isEqualTo(Rules.all().keySet());
    }

    @TestFactory
    Stream<DynamicTest> everyRuleReportsItsWrongClass() {
        return Rules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                    Class<?>[] wrong = WRONG.get(rule.getKey());
                    EvaluationResult result = rule.getValue().evaluate(new ClassFileImporter().importClasses(wrong));
                    assertThat(result.hasViolation()).isTrue();
                    String report = String.join("\n", result.getFailureReport().getDetails());
                    for (Class<?> each : wrong) {
                        assertThat(report).contains(each.getSimpleName());
                    }
                }));
    }
}
