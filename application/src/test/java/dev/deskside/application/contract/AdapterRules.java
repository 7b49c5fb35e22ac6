package dev.deskside.application.contract;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;

/** ArchUnit rules that keep an adapter outside the hexagon; for adapters that are written elsewhere, too. */
public final class AdapterRules {
    private AdapterRules() {}

    /**
     * A driven adapter in this package (and below) sees ports, the SPI and the domain, and nothing else of the hexagon.
     *
     * @param adapterPackage such as {@code com.example.support}
     * @return the rule, to be checked on imported classes
     */
    public static ArchRule seesOnlyPorts(String adapterPackage) {
        return noClasses()
                .that()
                .resideInAPackage(adapterPackage + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.deskside.application..")
                        .and(not(resideInAnyPackage(
                                "dev.deskside.application.port..", "dev.deskside.application.spi.."))))
                .because("an adapter is driven through ports, and drives nothing");
    }

    /**
     * An implementation of a port that is called from any thread, in this package (and below) has no field that could
     * be assigned again.
     *
     * @param adapterPackage such as {@code com.example.support}
     * @return the rule, to be checked on imported classes
     */
    public static ArchRule isSafeForManyThreads(String adapterPackage) {
        return classes()
                .that(resideInAPackage(adapterPackage + "..")
                        .and(assignableTo(RemoteSupport.class)
                                .or(assignableTo(RecordingArchive.class))
                                .or(assignableTo(CallbackSender.class))))
                .should()
                .haveOnlyFinalFields()
                .because("ports are called from any thread");
    }
}
