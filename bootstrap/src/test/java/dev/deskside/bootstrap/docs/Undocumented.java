package dev.deskside.bootstrap.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ThrowsTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import jdk.javadoc.doclet.Doclet;
import jdk.javadoc.doclet.DocletEnvironment;
import jdk.javadoc.doclet.Reporter;

/**
 * A doclet that writes nothing, and reports what has no comment, or a comment without a parameter, a result or a
 * checked exception. It is what doclint calls missing, but for three things: what overrides inherits, a record's
 * components are described at the record and not again at its constructor, and a test is described by its
 * {@code @DisplayName}.
 */
public final class Undocumented implements Doclet {
    private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory");

    private Reporter reporter;
    private DocletEnvironment environment;

    /** One that has seen nothing yet; the documentation tool asks for it. */
    public Undocumented() {}

    @Override
    public void init(Locale locale, Reporter tools) {
        reporter = tools;
    }

    @Override
    public String getName() {
        return "Undocumented";
    }

    @Override
    public Set<? extends Option> getSupportedOptions() {
        return Set.of();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean run(DocletEnvironment found) {
        environment = found;
        for (Element element : found.getIncludedElements()) {
            if (element instanceof PackageElement) {
                if (comment(element) == null) {
                    report(element, List.of(element + " has no package-info with a comment"));
                }
            } else if (element instanceof TypeElement type) {
                type(type);
            }
        }
        return true;
    }

    private void type(TypeElement type) {
        List<String> missing = new ArrayList<>();
        DocCommentTree comment = comment(type);
        if (comment == null) {
            missing.add(type.getSimpleName() + " has no comment");
        } else {
            typeParameters(comment, type.getTypeParameters(), missing);
            for (RecordComponentElement component : type.getRecordComponents()) {
                parameter(comment, component.getSimpleName(), missing);
            }
        }
        report(type, missing);
        for (Element member : type.getEnclosedElements()) {
            // What the compiler adds has no place in the source.
            if (environment.isIncluded(member)
                    && environment.getDocTrees().getPath(member) != null
                    && environment.getElementUtils().getOrigin(member) == Elements.Origin.EXPLICIT) {
                member(type, member);
            }
        }
    }

    private void member(TypeElement type, Element member) {
        if (member instanceof ExecutableElement method) {
            if (!isDescribedElsewhere(type, method)) {
                report(method, missing(method));
            }
        } else if (member instanceof VariableElement && comment(member) == null) {
            report(member, List.of(member.getSimpleName() + " has no comment"));
        }
    }

    private List<String> missing(ExecutableElement method) {
        DocCommentTree comment = comment(method);
        if (comment == null) {
            return List.of(method + " has no comment");
        }
        List<String> missing = new ArrayList<>();
        typeParameters(comment, method.getTypeParameters(), missing);
        method.getParameters().forEach(parameter -> parameter(comment, parameter.getSimpleName(), missing));
        boolean answers =
                method.getKind() == ElementKind.METHOD && method.getReturnType().getKind() != TypeKind.VOID;
        if (answers && tags(comment).noneMatch(tag -> tag.getKind() == DocTree.Kind.RETURN)) {
            missing.add("no @return");
        }
        for (TypeMirror thrown : method.getThrownTypes()) {
            String name =
                    environment.getTypeUtils().asElement(thrown).getSimpleName().toString();
            boolean said = tags(comment)
                    .anyMatch(tag -> tag instanceof ThrowsTree told
                            && told.getExceptionName().getSignature().endsWith(name));
            if (!said) {
                missing.add("no @throws " + name);
            }
        }
        return missing;
    }

    private boolean isDescribedElsewhere(TypeElement type, ExecutableElement method) {
        return isAnnotated(method, Set.of("Override"))
                || isCanonical(type, method)
                || (isAnnotated(method, TESTS) && isAnnotated(method, Set.of("DisplayName")));
    }

    private static void typeParameters(
            DocCommentTree comment, List<? extends TypeParameterElement> parameters, List<String> missing) {
        parameters.forEach(parameter -> parameter(comment, parameter.getSimpleName(), missing));
    }

    private static void parameter(DocCommentTree comment, CharSequence name, List<String> missing) {
        boolean said = comment.getBlockTags().stream()
                .anyMatch(tag -> tag instanceof ParamTree told
                        && told.getName().getName().contentEquals(name));
        if (!said) {
            missing.add("no @param " + name);
        }
    }

    private boolean isCanonical(TypeElement type, ExecutableElement method) {
        if (type.getKind() != ElementKind.RECORD || method.getKind() != ElementKind.CONSTRUCTOR) {
            return false;
        }
        List<TypeMirror> components = new ArrayList<>();
        type.getRecordComponents().forEach(component -> components.add(component.asType()));
        List<TypeMirror> parameters = new ArrayList<>();
        method.getParameters().forEach(parameter -> parameters.add(parameter.asType()));
        return components.toString().equals(parameters.toString());
    }

    private DocCommentTree comment(Element element) {
        return environment.getDocTrees().getDocCommentTree(element);
    }

    /** The block tags, and what stands in line at the beginning: there {@code {@return …}} may be. */
    private static Stream<? extends DocTree> tags(DocCommentTree comment) {
        return Stream.concat(comment.getBlockTags().stream(), comment.getFirstSentence().stream());
    }

    private static boolean isAnnotated(Element element, Set<String> names) {
        return element.getAnnotationMirrors().stream()
                .map(mirror ->
                        mirror.getAnnotationType().asElement().getSimpleName().toString())
                .anyMatch(names::contains);
    }

    /** One report for an element: of several at one place, the tool shows the first alone. */
    private void report(Element element, List<String> missing) {
        if (!missing.isEmpty()) {
            reporter.print(Diagnostic.Kind.ERROR, element, String.join(", ", missing));
        }
    }
}
