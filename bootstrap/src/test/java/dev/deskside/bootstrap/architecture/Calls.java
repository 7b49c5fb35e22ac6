package dev.deskside.bootstrap.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Calls, and references to methods, that only some rooms may contain. */
final class Calls {
    private static final Set<String> AMBIENT = Set.of(
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.security.SecureRandom.getInstance",
            "java.security.SecureRandom.getInstanceStrong",
            "java.util.Calendar.getInstance",
            "java.util.Collections.shuffle",
            "java.util.SplittableRandom.<init>",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of",
            "java.lang.System.nanoTime",
            "java.security.SecureRandom.<init>",
            "java.util.Date.<init>",
            "java.util.Random.<init>",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current");

    private static final Set<String> THREADS = Set.of(
            "java.lang.Thread.<init>",
            "java.lang.Thread.start",
            "java.net.http.HttpClient.newHttpClient",
            "java.util.concurrent.CompletableFuture.completeOnTimeout",
            "java.util.concurrent.CompletableFuture.delayedExecutor",
            "java.util.concurrent.CompletableFuture.orTimeout",
            "java.util.Timer.<init>",
            "java.util.concurrent.ForkJoinPool.<init>",
            "java.util.concurrent.ForkJoinPool.commonPool",
            "java.util.concurrent.ScheduledThreadPoolExecutor.<init>",
            "java.util.concurrent.ThreadPoolExecutor.<init>");

    private Calls() {}

    static ArchCondition<JavaClass> to(String description, Predicate<CodeUnitAccessTarget> forbidden) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass caller, ConditionEvents events) {
                caller.getCodeUnits().stream()
                        .flatMap(Calls::from)
                        .filter(call -> forbidden.test(call.getTarget()))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(caller, call.getDescription())));
            }
        };
    }

    static boolean isAmbient(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        boolean now = owner.startsWith("java.time.") && target.getName().equals("now");
        boolean clock = owner.equals("java.time.Clock")
                && (target.getName().startsWith("system") || target.getName().startsWith("tick"));
        return now || clock || AMBIENT.contains(owner + "." + target.getName());
    }

    static boolean startsThread(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        boolean onTheCommonPool = target.getName().equals("parallelStream")
                || (owner.equals("java.util.concurrent.CompletableFuture")
                        && target.getName().endsWith("Async")
                        && target.getRawParameterTypes().stream()
                                .noneMatch(type -> type.getName().equals("java.util.concurrent.Executor")));
        return onTheCommonPool
                || owner.equals("java.util.concurrent.Executors")
                || THREADS.contains(owner + "." + target.getName());
    }

    private static Stream<JavaCodeUnitAccess<?>> from(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getCallsFromSelf().stream(),
                Stream.concat(
                        unit.getMethodReferencesFromSelf().stream(), unit.getConstructorReferencesFromSelf().stream()));
    }
}
