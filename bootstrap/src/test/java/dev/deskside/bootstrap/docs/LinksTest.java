package dev.deskside.bootstrap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The links of the documents. After code has moved, this writes the right lines into them:
 *
 * <pre>mvn -pl bootstrap -am test -Dtest=LinksTest -Dsurefire.failIfNoSpecifiedTests=false -Ddeskside.docs=write</pre>
 */
final class LinksTest {
    @TempDir
    Path repository;

    @Test
    @DisplayName("every link within the documents leads where it says")
    void everyLink() {
        Links links = new Links(Repository.ROOT);
        if ("write".equals(System.getProperty("deskside.docs"))) {
            links.refresh();
        }

        assertThat(links.documents())
                .contains(Repository.ROOT.resolve("README.md"), Repository.ROOT.resolve("docs/walkthrough.md"));
        assertThat(links.problems()).isEmpty();
    }

    @Test
    @DisplayName("a link that leads elsewhere is found, and what would be right is said")
    void teeth() throws IOException {
        Files.createDirectories(repository.resolve("target"));
        Files.writeString(repository.resolve("target/built.md"), "[gone](gone.md)");
        Files.writeString(repository.resolve("A.java"), "class A {\n    void one() {}\n    void two() {}\n}\n");
        Files.writeString(repository.resolve("a.md"), """
                # What it is, in short
                ## Again
                ## Again
                [right](#what-it-is-in-short), [right](a.md#again-1), [right](https://example.com/gone), [wrong](gone.md)
                [wrong](#again-2) and ![wrong](gone.png)
                [`void two()`](A.java#L3), [`void one()`](A.java#L3), [`void three()`](A.java#L3)
                [`void`](A.java#L2), [wrong](../outside.md)
                ```
                [an example](gone.md)
                ```
                """);

        assertThat(new Links(repository).problems())
                .containsExactly(
                        "a.md:4: gone.md isn't there",
                        "a.md:5: a.md has no heading #again-2",
                        "a.md:5: gone.png isn't there",
                        "a.md:6: 'void one()' is on line 2 of A.java, not on line 3; -Ddeskside.docs=write writes the"
                                + " right ones",
                        "a.md:6: 'void three()' isn't in A.java",
                        "a.md:7: 'void' is on the lines [2, 3] of A.java: say more of the one that is meant",
                        "a.md:7: ../outside.md isn't there");
    }

    @Test
    @DisplayName("lines that have moved are written anew, and nothing else is")
    void refresh() throws IOException {
        Files.writeString(repository.resolve("A.java"), "class A {\n    void one() {}\n    void two() {}\n}\n");
        Path document = repository.resolve("a.md");
        Files.writeString(
                document, "[`void two()`](A.java#L1) [`void`](A.java#L1)\n[`class A`](A.java#L1) [x](b.md#L)\n");

        new Links(repository).refresh();

        assertThat(document)
                .hasContent("[`void two()`](A.java#L3) [`void`](A.java#L1)\n[`class A`](A.java#L1) [x](b.md#L)\n");
    }
}
