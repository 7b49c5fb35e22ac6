package dev.deskside.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.deskside.application.contract.AdapterRules;
import dev.deskside.application.port.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The architecture, as rules by name. A rule is added together with its package and its wrong class. */
final class Rules {
    static final String DOMAIN = "dev.deskside.domain";
    static final String APPLICATION = "dev.deskside.application";
    static final String PORT = APPLICATION + ".port";
    static final String USE_CASE = APPLICATION + ".usecase";
    static final String HOSTED = APPLICATION + ".hosted";
    static final String GATEWAY = APPLICATION + ".gateway";
    static final String RETENTION = APPLICATION + ".retention";
    static final String DELIVERY = APPLICATION + ".delivery";
    static final String SPI = APPLICATION + ".spi";
    static final String HTTP = "dev.deskside.http";
    static final String WIRE = HTTP + ".wire";
    static final String CLIENT = HTTP + ".client";
    static final String CALLBACK = HTTP + ".callback";
    static final String TRANSPORT = HTTP + ".transport";
    static final String SERVER = HTTP + ".server";
    static final String PERSISTENCE = "dev.deskside.persistence";
    static final String BOOTSTRAP = "dev.deskside.bootstrap";
    static final String WIRING = BOOTSTRAP + ".wiring";
    static final String SCHEDULE = BOOTSTRAP + ".schedule";
    static final String GUICE = BOOTSTRAP + ".guice";
    static final String OBSERVE = BOOTSTRAP + ".observe";
    static final String TRACE = BOOTSTRAP + ".trace";

    /** Every package that a rule names: each has to hold a class, or the rule would pass in silence. */
    static final Set<String> NAMED = Set.of(
            DOMAIN,
            PORT,
            USE_CASE,
            HOSTED,
            GATEWAY,
            RETENTION,
            DELIVERY,
            SPI,
            WIRE,
            CLIENT,
            CALLBACK,
            TRANSPORT,
            SERVER,
            PERSISTENCE,
            BOOTSTRAP,
            WIRING,
            SCHEDULE,
            GUICE,
            OBSERVE,
            TRACE);

    /** The libraries that have rooms of their own, by the package that each must at least be used from. */
    static final Map<String, String> LIBRARIES = Map.ofEntries(
            Map.entry("com.google.inject", WIRING),
            Map.entry("com.fasterxml.jackson", HTTP),
            Map.entry("feign", CLIENT),
            Map.entry("io.github.resilience4j", CLIENT),
            Map.entry("java.sql", PERSISTENCE),
            Map.entry("javax.sql", PERSISTENCE),
            Map.entry("org.jdbi", PERSISTENCE),
            Map.entry("com.zaxxer.hikari", PERSISTENCE),
            Map.entry("org.flywaydb", PERSISTENCE),
            Map.entry("org.sqlite", PERSISTENCE),
            Map.entry("io.opentelemetry", TRACE),
            Map.entry("io.javalin", SERVER),
            Map.entry("org.eclipse.jetty", SERVER),
            Map.entry("jakarta.servlet", SERVER),
            Map.entry("io.micrometer", OBSERVE),
            Map.entry("ch.qos.logback", OBSERVE),
            Map.entry("picocli", BOOTSTRAP));

    private Rules() {}

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("1a the domain knows the JDK", sees(DOMAIN, DOMAIN + "..", "java.."));
        rules.put(
                "1b the application knows the domain", sees(APPLICATION, APPLICATION + "..", DOMAIN + "..", "java.."));
        rules.put("2 a port speaks the domain's language", sees(PORT, PORT + "..", DOMAIN + "..", "java.."));
        rules.put(
                "2b the SPI speaks of ports and the domain",
                sees(SPI, SPI + "..", PORT + "..", DOMAIN + "..", "java.."));
        rules.put("3a a driver drives use cases, not ports", noPortsInDrivers());
        rules.put("3b the client is driven through ports", AdapterRules.seesOnlyPorts(CLIENT));
        rules.put("3c persistence is driven through ports", AdapterRules.seesOnlyPorts(PERSISTENCE));
        rules.put("3d the client is safe for many threads", AdapterRules.isSafeForManyThreads(CLIENT));
        rules.put("3f the sender of callbacks is safe for many threads", AdapterRules.isSafeForManyThreads(CALLBACK));
        rules.put("3e the sender of callbacks is driven through ports", AdapterRules.seesOnlyPorts(CALLBACK));
        rules.put("4a the client doesn't know the server", strangers(CLIENT, SERVER, CALLBACK, PERSISTENCE, BOOTSTRAP));
        rules.put(
                "4b the server doesn't know the client",
                strangers(SERVER, CLIENT, CALLBACK, TRANSPORT, PERSISTENCE, BOOTSTRAP));
        rules.put(
                "4h the sender of callbacks doesn't know the client",
                strangers(CALLBACK, CLIENT, SERVER, PERSISTENCE, BOOTSTRAP));
        rules.put(
                "4i the transport knows nobody who uses it",
                strangers(TRANSPORT, WIRE, CLIENT, CALLBACK, SERVER, PERSISTENCE, APPLICATION, BOOTSTRAP));
        rules.put("4c persistence doesn't know HTTP", strangers(PERSISTENCE, HTTP, BOOTSTRAP));
        rules.put(
                "4d the wire knows neither side",
                strangers(WIRE, CLIENT, CALLBACK, TRANSPORT, SERVER, PERSISTENCE, APPLICATION, BOOTSTRAP));
        rules.put("4e a use case doesn't know its provider", strangers(USE_CASE, HOSTED, GATEWAY, RETENTION));
        rules.put("4f hosted and use cases stand side by side", strangers(HOSTED, USE_CASE, GATEWAY));
        rules.put("4g the gateway stands beside them", strangers(GATEWAY, USE_CASE, HOSTED));
        rules.put("4j retention stands beside them", strangers(RETENTION, USE_CASE, HOSTED, GATEWAY));
        rules.put("4k delivery knows ports alone", strangers(DELIVERY, USE_CASE, HOSTED, GATEWAY));
        rules.put("5a Guice is in the wiring", only("com.google.inject", WIRING, GUICE));
        rules.put("5b Jackson is in HTTP", only("com.fasterxml.jackson", HTTP));
        rules.put("5c Jackson's annotations are on wire records", annotationsOnJsonRecords());
        rules.put("5d Feign is in the driven adapters", only("feign", CLIENT, CALLBACK, TRANSPORT));
        rules.put("5e Resilience4j is in the driven adapters", only("io.github.resilience4j", CLIENT, CALLBACK));
        rules.put("5f SQL is in persistence", only("java.sql", PERSISTENCE));
        rules.put("5g JDBI is in persistence", only("org.jdbi", PERSISTENCE));
        rules.put("5k data sources are in persistence", only("javax.sql", PERSISTENCE));
        rules.put("5l Hikari is in persistence", only("com.zaxxer.hikari", PERSISTENCE));
        rules.put("5m Flyway is in persistence", only("org.flywaydb", PERSISTENCE));
        rules.put("5n SQLite's driver is in persistence", only("org.sqlite", PERSISTENCE));
        rules.put("5p PostgreSQL's driver is in persistence", only("org.postgresql", PERSISTENCE));
        rules.put("5o servlets are in the server", only("jakarta.servlet", SERVER));
        rules.put("5h Javalin is in the server", only("io.javalin", SERVER));
        rules.put("5i Jetty is in the server", only("org.eclipse.jetty", SERVER));
        rules.put("5j the command line is in bootstrap", only("picocli", BOOTSTRAP));
        rules.put("5q Micrometer is where it is observed", only("io.micrometer", OBSERVE));
        rules.put("5r the log's back end is where it is observed", only("ch.qos.logback", OBSERVE));
        rules.put("5s OpenTelemetry is in the traces", only("io.opentelemetry", TRACE));
        rules.put("6a time and chance come from outside", noAmbientTimeOrChance());
        rules.put("6b threads have one owner", noThreads());
        rules.put(
                "7a no cycles", slices().matching("dev.deskside.(**)").should().beFreeOfCycles());
        rules.put("7b a use case is final", finalCommands(USE_CASE));
        rules.put("7e a hosted command is final", finalCommands(HOSTED));
        rules.put("7f a command of retention is final", finalCommands(RETENTION));
        rules.put("7c a use case doesn't call another", useCasesApart());
        rules.put("7d the domain doesn't change", immutableDomain());
        return rules;
    }

    private static ArchRule sees(String room, String... allowed) {
        return classes()
                .that()
                .resideInAPackage(room + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    private static ArchRule strangers(String room, String... others) {
        String[] below = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            below[i] = others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(below);
    }

    private static ArchRule only(String library, String... rooms) {
        String[] below = new String[rooms.length];
        for (int i = 0; i < rooms.length; i++) {
            below[i] = rooms[i] + "..";
        }
        return noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(below)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..");
    }

    private static ArchRule noPortsInDrivers() {
        return noClasses()
                .that()
                .resideInAPackage(SERVER + "..")
                .should()
                .dependOnClassesThat(describe(
                        "ports (but for the source of ids)",
                        type -> type.isInterface()
                                && type.getPackageName().equals(PORT)
                                && !type.isEquivalentTo(Ids.class)));
    }

    private static ArchRule annotationsOnJsonRecords() {
        DescribedPredicate<JavaClass> jsonRecord = describe(
                "a class named …Json", type -> outermost(type).getSimpleName().endsWith("Json"));
        return noClasses()
                .that(DescribedPredicate.not(jsonRecord))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "com.fasterxml.jackson.annotation..", "com.fasterxml.jackson.databind.annotation..")
                        .and(describe("annotations", JavaClass::isAnnotation)));
    }

    private static ArchRule noAmbientTimeOrChance() {
        return noClasses()
                .that(DescribedPredicate.not(resideInAPackage(BOOTSTRAP + "..")))
                .should(Calls.to("read a clock or make chance by themselves", Calls::isAmbient));
    }

    private static ArchRule noThreads() {
        return noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(SCHEDULE + "..", SERVER + "..")))
                .should(Calls.to("start a thread", Calls::startsThread));
    }

    private static ArchRule finalCommands(String room) {
        return classes()
                .that()
                .resideInAPackage(room)
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .should()
                .haveModifier(JavaModifier.FINAL);
    }

    private static ArchRule useCasesApart() {
        return classes()
                .that()
                .resideInAPackage(USE_CASE)
                .and()
                .haveSimpleNameNotEndingWith("UseCases")
                .should(new ArchCondition<>("not depend on another use case") {
                    @Override
                    public void check(JavaClass useCase, ConditionEvents events) {
                        useCase.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .equals(USE_CASE))
                                .filter(dependency ->
                                        !outermost(dependency.getTargetClass()).equals(outermost(useCase)))
                                .forEach(dependency -> events.add(
                                        SimpleConditionEvent.violated(dependency, dependency.getDescription())));
                    }
                });
    }

    private static ArchRule immutableDomain() {
        return classes()
                .that()
                .resideInAPackage(DOMAIN + "..")
                .and()
                .doNotHaveSimpleName("Builder")
                .should()
                .haveOnlyFinalFields();
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Rules::outermost).orElse(type);
    }
}
