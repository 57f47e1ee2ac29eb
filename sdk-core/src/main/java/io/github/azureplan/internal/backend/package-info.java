/**
 * The reference backend behind {@link io.github.azureplan.backend.InMemoryBackend}. It shares nothing with the client:
 * no step package, no {@code internal.json}, {@code internal.wire} or {@code internal.export}, and its own words for
 * every enumeration.
 *
 * <h2>How to add a room</h2>
 *
 * <ol>
 *   <li>Make a package beside {@code customers} and in it a {@code Slice} with an immutable value of your own, built of
 *       {@link io.github.azureplan.internal.backend.kernel.PMap} and records. Key the maps by what you look up.
 *   <li>Extend {@link io.github.azureplan.internal.backend.kernel.Room}. A handler is a method
 *       {@code Result name(Request, State)} with {@code @Serves} and with {@code @Documented} or {@code @Assumed}; the
 *       path is the one on the service's own host. Say no by throwing
 *       {@link io.github.azureplan.internal.backend.kernel.Refusal}: the state stays and the service's dialect words the
 *       body. To change something and still answer an error, answer it as a {@code Reply}.
 *   <li>Read bodies through a {@link io.github.azureplan.internal.backend.kernel.Shape} and begin everything that belongs
 *       to a customer with {@link io.github.azureplan.internal.backend.customers.Customers#require}.
 *   <li>Put what needs no published page behind a method of its own with {@code @Assumed}, one sentence per choice, and
 *       name the class in {@code ruleClasses()}.
 *   <li>Take time only from {@code request.now()} and ids only from {@code request.ids()}, keyed by what makes the thing
 *       itself, never by a counter. Prefer states that follow from the time passed since they began; what must happen at
 *       a moment goes into {@code settle}.
 *   <li>Absolute addresses come from {@code request.place().url(…)}. Storage routes are served at
 *       {@code Front.BLOBS}, path {@code /{account}/…}, without a token.
 *   <li>Control over HTTP is a route at {@code Front.WORLD} in the same room; the same event gets a method in
 *       {@link io.github.azureplan.backend.World}, both through one static function of the room.
 *   <li>Add the room to {@link io.github.azureplan.internal.backend.Rooms}.
 * </ol>
 */
package io.github.azureplan.internal.backend;
