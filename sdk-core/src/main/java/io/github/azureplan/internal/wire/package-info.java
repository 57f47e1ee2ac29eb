/**
 * The way of a call: a {@link io.github.azureplan.internal.wire.Route} from the table, a
 * {@link io.github.azureplan.internal.wire.Call} with its values, the
 * {@link io.github.azureplan.internal.wire.Pipeline} that sends it, repeats it where the route allows and turns the
 * answer into a value or an exception.
 */
package io.github.azureplan.internal.wire;
