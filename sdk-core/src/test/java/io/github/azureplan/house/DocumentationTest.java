package io.github.azureplan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Every exported package, public type and member says what it is. The rest of doclint runs with the Javadoc; this part
 * is ours because the Javadoc of JDK 17 demands that a compact constructor repeats the components of its record.
 */
class DocumentationTest {
    @Test
    void every_public_type_and_member_is_documented() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : ExportedApi.packages()) {
            Path folder = Path.of("src/main/java", name.split("\\."));
            assertThat(folder.resolve("package-info.java")).exists();
            try (Stream<Path> sources = Files.list(folder)) {
                sources.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        assertThat(files).isNotEmpty();
        assertThat(missing(files)).isEmpty();
    }

    @Test
    void the_check_sees_what_is_missing() throws IOException {
        Path file = Files.createTempDirectory("documentation").resolve("Sample.java");
        Files.writeString(file, """
                /** A record; {@code b} is not told. @param a told
                 * @param a told */
                public record Sample(int a, int b) {
                    public Sample {}
                    public int bare() { return 1; }
                    /** Told. */
                    public int half(int x) { return x; }
                    /** Told. @hidden */
                    Sample(int a) { this(a, a); }
                    public interface Inner { void implicit(); }
                    @Override public String toString() { return ""; }
                }
                """);
        assertThat(missing(List.of(file)))
                .extracting(line -> line.replaceFirst("^[^:]*Sample\\.java:", ""))
                .containsExactly(
                        "3: Sample: no @param b",
                        "5: bare: no comment",
                        "7: half: no @param x",
                        "7: half: no @return",
                        "10: Inner: no comment",
                        "10: implicit: no comment");
    }

    private static List<String> missing(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    new StringWriter(), manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Visitor(docs, unit, found).scan(unit, null);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return found;
    }

    /** Walks the declarations a user can see; bodies and private parts are left out. */
    private static final class Visitor extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final CompilationUnitTree unit;
        private final List<String> found;

        Visitor(DocTrees docs, CompilationUnitTree unit, List<String> found) {
            this.docs = docs;
            this.unit = unit;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!visible(type.getModifiers())) {
                return null;
            }
            DocCommentTree doc = comment(type.getSimpleName().toString());
            if (doc != null && type.getKind() == Tree.Kind.RECORD) {
                for (Tree member : type.getMembers()) {
                    if (member instanceof VariableTree field
                            && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
                        param(doc, type.getSimpleName(), field.getName());
                    }
                }
            }
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            boolean override = method.getModifiers().getAnnotations().stream()
                    .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
            boolean generated = docs.getSourcePositions().getEndPosition(unit, method) < 0;
            if (override || generated || compactConstructor(method) || !visible(method.getModifiers())) {
                return null;
            }
            boolean constructor = method.getReturnType() == null;
            CharSequence name = constructor ? owner().getSimpleName() : method.getName();
            DocCommentTree doc = comment(name);
            if (doc == null) {
                return null;
            }
            method.getParameters().forEach(parameter -> param(doc, name, parameter.getName()));
            if (!constructor && !method.getReturnType().toString().equals("void") && !has(doc, DocTree.Kind.RETURN)) {
                report(name, "no @return");
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void nothing) {
            boolean component = owner().getKind() == Tree.Kind.RECORD
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (!component && visible(field.getModifiers())) {
                comment(field.getName());
            }
            return null;
        }

        private boolean compactConstructor(MethodTree method) {
            // The parser leaves the parameters of a compact constructor away, or copies the components.
            if (owner().getKind() != Tree.Kind.RECORD || method.getReturnType() != null) {
                return false;
            }
            String source = method.toString();
            List<? extends VariableTree> parameters = method.getParameters();
            Set<String> components = owner().getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(v -> !v.getModifiers().getFlags().contains(Modifier.STATIC))
                    .map(v -> v.getName().toString())
                    .collect(Collectors.toSet());
            return !source.contains("this(")
                    && (parameters.isEmpty()
                            || parameters.stream()
                                    .allMatch(
                                            p -> components.contains(p.getName().toString())));
        }

        private boolean visible(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            if (flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED)) {
                return true;
            }
            return !flags.contains(Modifier.PRIVATE) && getCurrentPath().getParentPath() != null && implicitlyPublic();
        }

        /** Members of an interface and constants of an enum carry no modifier. */
        private boolean implicitlyPublic() {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            if (!(parent instanceof ClassTree type)) {
                return false;
            }
            boolean constant = getCurrentPath().getLeaf() instanceof VariableTree field
                    && type.getKind() == Tree.Kind.ENUM
                    && field.toString().startsWith("/*public static final*/");
            return constant || type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
        }

        private ClassTree owner() {
            TreePath path = getCurrentPath().getParentPath();
            while (!(path.getLeaf() instanceof ClassTree)) {
                path = path.getParentPath();
            }
            return (ClassTree) path.getLeaf();
        }

        private DocCommentTree comment(CharSequence name) {
            DocCommentTree doc = docs.getDocCommentTree(getCurrentPath());
            if (doc == null) {
                report(name, "no comment");
            }
            return doc;
        }

        private void param(DocCommentTree doc, CharSequence name, CharSequence parameter) {
            boolean told = doc.getBlockTags().stream()
                    .anyMatch(tag -> tag instanceof ParamTree param
                            && !param.isTypeParameter()
                            && param.getName().getName().contentEquals(parameter));
            if (!told && !has(doc, DocTree.Kind.HIDDEN)) {
                report(name, "no @param " + parameter);
            }
        }

        private static boolean has(DocCommentTree doc, DocTree.Kind kind) {
            return doc.getBlockTags().stream().anyMatch(tag -> tag.getKind() == kind)
                    || doc.getFullBody().stream().anyMatch(part -> part.getKind() == kind);
        }

        private void report(CharSequence name, String what) {
            long start = docs.getSourcePositions()
                    .getStartPosition(unit, getCurrentPath().getLeaf());
            found.add(unit.getSourceFile().getName() + ":" + unit.getLineMap().getLineNumber(start) + ": " + name + ": "
                    + what);
        }
    }
}
