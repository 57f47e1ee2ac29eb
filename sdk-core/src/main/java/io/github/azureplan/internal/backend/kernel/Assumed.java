package io.github.azureplan.internal.backend.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The behaviour, or a part of it, is not published; the backend chose one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Assumed {
    /** What was chosen, and why where that is not obvious; one sentence each. */
    String[] value();
}
