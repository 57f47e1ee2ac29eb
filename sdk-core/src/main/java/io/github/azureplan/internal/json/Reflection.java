package io.github.azureplan.internal.json;

import com.squareup.moshi.Types;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;

/**
 * Reaches constructors and accessors. Inside one module, and on the class path, everything; in a user's module what is
 * exported and public, so that nobody has to open a package to Moshi.
 */
final class Reflection {
    private final Class<?> type;
    private final MethodHandles.Lookup lookup;

    private Reflection(Class<?> type, MethodHandles.Lookup lookup) {
        this.type = type;
        this.lookup = lookup;
    }

    static Reflection of(Class<?> type) {
        // A lookup checks readability, which reflection grants by itself.
        Reflection.class.getModule().addReads(type.getModule());
        try {
            return new Reflection(type, MethodHandles.privateLookupIn(type, MethodHandles.lookup()));
        } catch (IllegalAccessException foreign) {
            return new Reflection(type, MethodHandles.publicLookup());
        }
    }

    /** The name of a class without its package, such as {@code Cart.Members}. */
    static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    /** The constructor of a record as {@code (Object[])Object}. */
    MethodHandle constructor(RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return constructor(types)
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    MethodHandle constructor(Class<?>... types) {
        try {
            return lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asFixedArity();
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw unreachable(e);
        }
    }

    /** The accessor of a component as {@code (Object)Object}. */
    MethodHandle accessor(RecordComponent component) {
        return method(component.getName(), component.getType());
    }

    /** The static method {@code of(String)} as {@code (String)Object}. */
    MethodHandle of() {
        try {
            return lookup.findStatic(type, "of", MethodType.methodType(type, String.class))
                    .asType(MethodType.methodType(Object.class, String.class));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw unreachable(e);
        }
    }

    /** A method without parameters as {@code (Object)Object}. */
    MethodHandle method(String name, Class<?> result) {
        try {
            return lookup.findVirtual(type, name, MethodType.methodType(result))
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw unreachable(e);
        }
    }

    private IllegalArgumentException unreachable(ReflectiveOperationException cause) {
        return new IllegalArgumentException(
                type.getName() + ": cannot be reached for JSON; make it public and export its package", cause);
    }

    /** A component's type with the type variables of its record replaced by what the context gives them. */
    static Type bind(Type type, Type context) {
        if (type instanceof TypeVariable<?> variable) {
            TypeVariable<?>[] variables = Types.getRawType(context).getTypeParameters();
            int index = Arrays.asList(variables).indexOf(variable);
            if (context instanceof ParameterizedType generic && index >= 0) {
                return generic.getActualTypeArguments()[index];
            }
            throw new IllegalArgumentException(context + ": give the type of " + variable);
        }
        if (type instanceof WildcardType wildcard) {
            return bind(wildcard.getUpperBounds()[0], context);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(argument -> bind(argument, context))
                    .toArray(Type[]::new);
            return Json.type((Class<?>) generic.getRawType(), arguments);
        }
        return type;
    }
}
