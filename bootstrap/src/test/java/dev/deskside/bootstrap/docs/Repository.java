package dev.deskside.bootstrap.docs;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the tests of the documents read: the repository that they were built from. */
final class Repository {
    /** Maven runs tests in the module's directory. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    static {
        if (!Files.isRegularFile(ROOT.resolve("CONTRIBUTING.md"))) {
            throw new IllegalStateException("these tests run in the directory of the module bootstrap");
        }
    }

    private Repository() {}
}
