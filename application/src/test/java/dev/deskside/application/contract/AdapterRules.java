package dev.deskside.application.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;

/** ArchUnit rules that keep an adapter outside the hexagon; for adapters that are written elsewhere, too. */
public final class AdapterRules {
    private AdapterRules() {}

    /** A driven adapter in this package (and below) sees ports and the domain, and nothing else of the hexagon. */
    public static ArchRule seesOnlyPorts(String adapterPackage) {
        return noClasses()
                .that()
                .resideInAPackage(adapterPackage + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.deskside.application.usecase..",
                        "dev.deskside.application.hosted..",
                        "dev.deskside.application.gateway..")
                .because("an adapter is driven through ports, and drives nothing");
    }

    /**
     * Port implementations in this package (and below) hold no state that one caller could see of another's in a field
     * that can be reassigned.
     */
    public static ArchRule isSafeForManyThreads(String adapterPackage) {
        return classes()
                .that()
                .resideInAPackage(adapterPackage + "..")
                .and()
                .areAssignableTo(RemoteSupport.class)
                .or()
                .resideInAPackage(adapterPackage + "..")
                .and()
                .areAssignableTo(RecordingArchive.class)
                .should()
                .haveOnlyFinalFields()
                .because("ports are called from any thread");
    }
}
