package io.github.azureplan.internal.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a model that keeps the JSON it was read from. It has a constructor {@code (W members, JsonValue.Obj document)},
 * which may be private, and a method {@code document()}, which may be package-private; written is the document.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WriteBack {
    /** The record {@code W} of the members that are modelled. */
    Class<? extends Record> value();
}
