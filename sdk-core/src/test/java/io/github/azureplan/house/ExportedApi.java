package io.github.azureplan.house;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the module shows to its users, read from the compiled descriptor and the class files. */
final class ExportedApi {
    private static final Path CLASSES = Path.of("target/classes");

    private ExportedApi() {}

    /** Names of the packages exported to everybody, sorted. */
    static List<String> packages() throws IOException {
        try (InputStream in = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in).exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .sorted()
                    .toList();
        }
    }

    /** Public types of those packages, and nested ones a user can reach, sorted by name. */
    static List<Class<?>> types() throws IOException {
        List<Class<?>> types = new ArrayList<>();
        for (String name : packages()) {
            try (Stream<Path> files = Files.list(CLASSES.resolve(name.replace('.', '/')))) {
                for (Path file : files.toList()) {
                    String simple = file.getFileName().toString();
                    if (simple.endsWith(".class") && !simple.equals("package-info.class")) {
                        Class<?> type = load(name + "." + simple.substring(0, simple.length() - ".class".length()));
                        if (visible(type)) {
                            types.add(type);
                        }
                    }
                }
            }
        }
        types.sort(Comparator.comparing(Class::getName));
        return types;
    }

    /** Whether a user can name the type: public, or protected in a class that can be extended, all the way out. */
    static boolean visible(Class<?> type) {
        if (type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic()) {
            return false;
        }
        Class<?> outer = type.getDeclaringClass();
        if (outer == null) {
            return Modifier.isPublic(type.getModifiers());
        }
        boolean reachable = Modifier.isPublic(type.getModifiers())
                || (Modifier.isProtected(type.getModifiers()) && !Modifier.isFinal(outer.getModifiers()));
        return reachable && visible(outer);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ExportedApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }
}
