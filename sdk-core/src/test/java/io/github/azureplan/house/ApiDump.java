package io.github.azureplan.house;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down all that a user can name, one line each, sorted; and tells two such texts apart. */
final class ApiDump {
    private static final String ROOT = "io.github.azureplan";

    private ApiDump() {}

    static String of(List<String> packages, List<Class<?>> types) {
        StringBuilder out = new StringBuilder();
        packages.forEach(name -> out.append("package ").append(name).append('\n'));
        for (Class<?> type : types) {
            out.append('\n').append(heading(type)).append('\n');
            members(type).forEach(line -> out.append("    ").append(line).append('\n'));
        }
        return out.toString();
    }

    /** Lines that came or went, each under the type it belongs to. */
    static List<String> changes(String before, String after) {
        Set<String> old = qualified(before);
        Set<String> now = qualified(after);
        List<String> changes = new ArrayList<>();
        old.stream().filter(line -> !now.contains(line)).forEach(line -> changes.add("- " + line));
        now.stream().filter(line -> !old.contains(line)).forEach(line -> changes.add("+ " + line));
        return changes;
    }

    private static Set<String> qualified(String text) {
        Set<String> lines = new LinkedHashSet<>();
        String type = "";
        for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
            if (line.startsWith("    ")) {
                lines.add(type + " : " + line.strip());
            } else {
                lines.add(line);
                type = line.replaceFirst("^.*?\\b(" + ROOT.replace(".", "\\.") + "[\\w.$]*).*$", "$1");
            }
        }
        return lines;
    }

    private static String heading(Class<?> type) {
        StringBuilder line = new StringBuilder(deprecation(type));
        int flags = type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC);
        boolean plain = !type.isRecord() && !type.isEnum() && !type.isInterface();
        if (plain) {
            flags |= type.getModifiers() & (Modifier.ABSTRACT | Modifier.FINAL);
        }
        line.append(Modifier.toString(flags)).append(' ');
        if (type.isSealed()) {
            line.append("sealed ");
        }
        line.append(
                type.isAnnotation()
                        ? "@interface "
                        : type.isInterface()
                                ? "interface "
                                : type.isRecord() ? "record " : type.isEnum() ? "enum " : "class ");
        line.append(type.getName()).append(variables(type.getTypeParameters()));
        if (type.isRecord()) {
            line.append(Arrays.stream(type.getRecordComponents())
                    .map(ApiDump::component)
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        if (plain && type.getSuperclass() != Object.class) {
            line.append(" extends ").append(text(type.getAnnotatedSuperclass()));
        }
        if (type.getAnnotatedInterfaces().length > 0) {
            line.append(type.isInterface() ? " extends " : " implements ");
            line.append(Arrays.stream(type.getAnnotatedInterfaces())
                    .map(ApiDump::text)
                    .sorted()
                    .collect(Collectors.joining(", ")));
        }
        if (type.isSealed()) {
            line.append(Arrays.stream(type.getPermittedSubclasses())
                    .map(Class::getName)
                    .sorted()
                    .collect(Collectors.joining(", ", " permits ", "")));
        }
        return line.toString();
    }

    private static String component(RecordComponent component) {
        return text(component.getAnnotatedType()) + " " + component.getName();
    }

    private static Set<String> members(Class<?> type) {
        Set<String> lines = new TreeSet<>();
        // Public members of a superclass the user cannot name are members of this type to the user.
        for (Class<?> at = type; at != null && at.getName().startsWith(ROOT); at = at.getSuperclass()) {
            if (at != type && ExportedApi.visible(at)) {
                break;
            }
            boolean inherited = at != type;
            Stream.of(at.getDeclaredFields()).filter(f -> shown(f, type)).forEach(f -> lines.add(field(f)));
            Stream.of(at.getDeclaredMethods())
                    .filter(m -> !m.isBridge() && shown(m, type))
                    .forEach(m -> lines.add(method(m)));
            if (!inherited && !type.isEnum()) {
                Stream.of(at.getDeclaredConstructors())
                        .filter(c -> shown(c, type) && !hidden(c))
                        .forEach(c -> lines.add(constructor(c)));
            }
        }
        return lines;
    }

    private static boolean shown(Member member, Class<?> of) {
        int flags = member.getModifiers();
        boolean extensible = !Modifier.isFinal(of.getModifiers()) && !of.isSealed();
        return !member.isSynthetic() && (Modifier.isPublic(flags) || (extensible && Modifier.isProtected(flags)));
    }

    /** Constructors for our own rooms are marked hidden in the Javadoc; to reflection their parameters tell. */
    static boolean hidden(Constructor<?> constructor) {
        return Arrays.stream(constructor.getParameterTypes())
                .anyMatch(parameter -> parameter.getPackageName().startsWith(ROOT + ".internal"));
    }

    private static String field(Field field) {
        if (field.isEnumConstant()) {
            return deprecation(field) + "constant " + field.getName();
        }
        return deprecation(field) + "field " + flags(field) + text(field.getAnnotatedType()) + " " + field.getName();
    }

    private static String constructor(Constructor<?> constructor) {
        return deprecation(constructor) + "constructor " + flags(constructor)
                + variables(constructor.getTypeParameters()) + parameters(constructor) + exceptions(constructor);
    }

    private static String method(Method method) {
        String variables = variables(method.getTypeParameters());
        return deprecation(method) + "method " + flags(method) + (method.isDefault() ? "default " : "")
                + (variables.isEmpty() ? "" : variables + " ")
                + text(method.getAnnotatedReturnType()) + " " + method.getName() + parameters(method)
                + exceptions(method) + (method.getDefaultValue() == null ? "" : " default " + method.getDefaultValue());
    }

    private static String flags(Member member) {
        int flags = member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL);
        if (!member.getDeclaringClass().isInterface()) {
            flags |= member.getModifiers() & Modifier.ABSTRACT;
        }
        String text = Modifier.toString(flags);
        return text.isEmpty() ? "" : text + " ";
    }

    private static String parameters(Executable executable) {
        List<String> parameters = Arrays.stream(executable.getAnnotatedParameterTypes())
                .map(ApiDump::text)
                .collect(Collectors.toCollection(ArrayList::new));
        if (executable.isVarArgs()) {
            int last = parameters.size() - 1;
            parameters.set(last, parameters.get(last).replaceFirst("\\[]$", "..."));
        }
        return "(" + String.join(", ", parameters) + ")";
    }

    private static String exceptions(Executable executable) {
        AnnotatedType[] types = executable.getAnnotatedExceptionTypes();
        return types.length == 0
                ? ""
                : Arrays.stream(types).map(ApiDump::text).sorted().collect(Collectors.joining(", ", " throws ", ""));
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(v -> v.getName() + bounds(v.getAnnotatedBounds()))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String bounds(AnnotatedType[] bounds) {
        String text = Arrays.stream(bounds).map(ApiDump::text).collect(Collectors.joining(" & "));
        return text.equals("java.lang.Object") ? "" : " extends " + text;
    }

    private static String deprecation(java.lang.reflect.AnnotatedElement element) {
        Deprecated mark = element.getAnnotation(Deprecated.class);
        return mark == null ? "" : mark.forRemoval() ? "@Deprecated(forRemoval) " : "@Deprecated ";
    }

    /** A type as it is written, with the nullness of each of its parts. */
    private static String text(AnnotatedType type) {
        String mark = nullness(type);
        if (type instanceof AnnotatedArrayType array) {
            return text(array.getAnnotatedGenericComponentType()) + (mark.isEmpty() ? "" : " " + mark) + "[]";
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            Type raw = ((ParameterizedType) parameterized.getType()).getRawType();
            return mark
                    + raw.getTypeName()
                    + Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                            .map(ApiDump::text)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            if (wildcard.getAnnotatedLowerBounds().length > 0) {
                return mark + "? super " + text(wildcard.getAnnotatedLowerBounds()[0]);
            }
            return mark + "?" + bounds(wildcard.getAnnotatedUpperBounds());
        }
        if (type instanceof AnnotatedTypeVariable variable) {
            return mark + variable.getType().getTypeName();
        }
        return mark + type.getType().getTypeName();
    }

    private static String nullness(AnnotatedType type) {
        return Arrays.stream(type.getAnnotations())
                .map(Annotation::annotationType)
                .filter(annotation -> annotation == Nullable.class)
                .map(annotation -> "@Nullable ")
                .findFirst()
                .orElse("");
    }
}
