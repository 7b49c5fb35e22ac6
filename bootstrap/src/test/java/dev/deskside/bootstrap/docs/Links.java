package dev.deskside.bootstrap.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The links within the documents of a repository. One to a file or a heading needs it to be there; one to a line
 * ({@code [`text`](../path/File.java#L42)}) needs its text to stand on that line, and on no other of the file, so that
 * the line can be found again when it has moved.
 */
final class Links {
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules");
    private static final Pattern LINK = Pattern.compile("\\[(?<text>[^\\]]*)]\\((?<target>[^)\\s]+)\\)");
    private static final Pattern LINE = Pattern.compile("L(?<line>\\d+)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(?<title>.*?) *#*");

    private final Path root;

    Links(Path root) {
        this.root = root;
    }

    /** Every document, wherever it is, but none in what a build makes. */
    List<Path> documents() {
        Set<Path> found = new TreeSet<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(String.valueOf(directory.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".md")) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    /** What is wrong with the links of all documents, and what would be right: a line each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Path document : documents()) {
            List<String> lines = prose(lines(document));
            for (int at = 0; at < lines.size(); at++) {
                String place = "%s:%d: ".formatted(root.relativize(document), at + 1);
                LINK.matcher(lines.get(at))
                        .results()
                        .flatMap(link -> problem(document, link).stream())
                        .map(place::concat)
                        .forEach(problems::add);
            }
        }
        return problems;
    }

    /** Writes the right line into each link to a line, where its text says which one is meant. */
    void refresh() {
        for (Path document : documents()) {
            String text = text(document);
            String fresh = LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement(fresh(document, link)));
            if (!fresh.equals(text)) {
                try {
                    Files.writeString(document, fresh);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private String fresh(Path document, MatchResult link) {
        String target = link.group(2);
        String[] parts = target.split("#", 2);
        if (parts.length < 2 || !LINE.matcher(parts[1]).matches()) {
            return link.group();
        }
        Path file = document.resolveSibling(parts[0]).normalize();
        List<Integer> meant = Files.isRegularFile(file) ? linesWith(file, said(link)) : List.of();
        return meant.size() == 1 ? "[%s](%s#L%d)".formatted(link.group(1), parts[0], meant.get(0)) : link.group();
    }

    private Optional<String> problem(Path document, MatchResult link) {
        String target = link.group(2);
        if (ELSEWHERE.matcher(target).matches()) {
            return Optional.empty();
        }
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty()
                ? document
                : document.resolveSibling(parts[0]).normalize();
        if (!file.startsWith(root) || !Files.exists(file)) {
            return Optional.of("%s isn't there".formatted(target));
        }
        if (parts.length < 2) {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(parts[1]);
        if (line.matches()) {
            return lineProblem(file, said(link), Integer.parseInt(line.group("line")));
        }
        return headings(file).contains(parts[1])
                ? Optional.empty()
                : Optional.of("%s has no heading #%s".formatted(root.relativize(file), parts[1]));
    }

    private Optional<String> lineProblem(Path file, String said, int line) {
        List<Integer> meant = linesWith(file, said);
        if (meant.equals(List.of(line))) {
            return Optional.empty();
        }
        String name = String.valueOf(file.getFileName());
        return Optional.of(
                switch (meant.size()) {
                    case 0 -> "'%s' isn't in %s".formatted(said, name);
                    case 1 ->
                        "'%s' is on line %d of %s, not on line %d; -Ddeskside.docs=write writes the right ones"
                                .formatted(said, meant.get(0), name, line);
                    default ->
                        "'%s' is on the lines %s of %s: say more of the one that is meant".formatted(said, meant, name);
                });
    }

    private static List<Integer> linesWith(Path file, String said) {
        List<String> lines = lines(file);
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).contains(said))
                .mapToObj(at -> at + 1)
                .toList();
    }

    private static String said(MatchResult link) {
        return link.group(1).replace("`", "");
    }

    /** The anchors that headings get: small letters and digits, a hyphen for each space, a number for a repetition. */
    private static Set<String> headings(Path document) {
        Map<String, Integer> seen = new HashMap<>();
        return prose(lines(document)).stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> heading.group("title")
                        .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .map(anchor -> {
                    int before = seen.merge(anchor, 1, Integer::sum) - 1;
                    return before == 0 ? anchor : anchor + "-" + before;
                })
                .collect(Collectors.toSet());
    }

    /** The lines, those of examples left blank. */
    private static List<String> prose(List<String> lines) {
        List<String> prose = new ArrayList<>();
        boolean example = false;
        for (String line : lines) {
            boolean fence = line.strip().startsWith("```");
            prose.add(fence || example ? "" : line);
            example ^= fence;
        }
        return prose;
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
