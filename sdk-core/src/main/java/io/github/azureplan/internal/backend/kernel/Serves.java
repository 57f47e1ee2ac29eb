package io.github.azureplan.internal.backend.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a room's method {@code Result name(Request, State)} as the handler of a route. It also carries
 * {@link Documented} or {@link Assumed}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Serves {
    Front front() default Front.PARTNER_CENTER;

    String method();

    /**
     * The path on the service's own host: {@code {name}} stands for one segment or a part of one, {@code {name*}} for
     * one or more whole segments.
     */
    String path();

    Auth auth() default Auth.APP_OR_USER;

    /** What the user's roles must allow, when there is a user. */
    Right right() default Right.NONE;

    /** The query parameters it knows; any other is refused. */
    String[] query() default {};
}
