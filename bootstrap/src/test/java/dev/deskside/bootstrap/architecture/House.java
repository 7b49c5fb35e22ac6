package dev.deskside.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** All classes that we ship, and none of the tests. */
final class House {
    private static final ImportOption SHIPPED =
            location -> !location.contains("/test-classes/") && !location.contains("-tests.jar");

    private House() {}

    static JavaClasses classes() {
        return new ClassFileImporter().withImportOption(SHIPPED).importPackages("dev.deskside");
    }
}
