package io.github.azureplan.common;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * All items of a collection of the service, over all its pages. Making a listing costs nothing; each iteration reads
 * the pages anew, one at a time, and holds nothing open. Safe for use by many threads, each with its own iteration.
 *
 * @param <T> the items
 */
public final class Listing<T> implements Iterable<T> {
    private final Supplier<Function<@Nullable String, Page<T>>> fetches;
    private final @Nullable String start;

    private Listing(Supplier<Function<@Nullable String, Page<T>>> fetches, @Nullable String start) {
        this.fetches = Objects.requireNonNull(fetches, "fetches");
        this.start = start;
    }

    /**
     * A listing over a function that reads one page.
     *
     * @param fetch reads the page of a token, the first one for null
     * @param <T> the items
     * @return the listing
     */
    public static <T> Listing<T> of(Function<@Nullable String, Page<T>> fetch) {
        Objects.requireNonNull(fetch, "fetch");
        return new Listing<>(() -> fetch, null);
    }

    /**
     * A listing whose every iteration has a function of its own, which may remember the pages it has seen.
     *
     * @param fetches makes a function that reads one page, the first one for null
     * @param <T> the items
     * @return the listing
     */
    public static <T> Listing<T> ofEach(Supplier<Function<@Nullable String, Page<T>>> fetches) {
        return new Listing<>(fetches, null);
    }

    /**
     * The same collection from a page kept earlier.
     *
     * @param token what {@link Page#next()} gave
     * @return a listing that begins there
     */
    public Listing<T> from(String token) {
        return new Listing<>(fetches, Objects.requireNonNull(token, "token"));
    }

    /**
     * The items page by page.
     *
     * @return the pages; each iteration reads them anew
     */
    public Iterable<Page<T>> pages() {
        return () -> new Pages<>(fetches.get(), start);
    }

    @Override
    public Iterator<T> iterator() {
        return new Items<>(new Pages<>(fetches.get(), start));
    }

    /**
     * The items as a sequential stream that reads pages as it goes.
     *
     * @return the stream
     */
    public Stream<T> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /**
     * All items at once.
     *
     * @return an unmodifiable list
     */
    public List<T> toList() {
        List<T> all = new ArrayList<>();
        forEach(all::add);
        return List.copyOf(all);
    }

    /**
     * The first item; reads no more pages than needed.
     *
     * @return the item, or empty
     */
    public Optional<T> first() {
        Iterator<T> items = iterator();
        return items.hasNext() ? Optional.of(items.next()) : Optional.empty();
    }

    private static final class Pages<T> implements Iterator<Page<T>> {
        private final Function<@Nullable String, Page<T>> fetch;
        private @Nullable String token;
        private boolean more = true;

        Pages(Function<@Nullable String, Page<T>> fetch, @Nullable String start) {
            this.fetch = fetch;
            this.token = start;
        }

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public Page<T> next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            Page<T> page = fetch.apply(token);
            String next = page.nextToken();
            // A service that hands out the same token for ever would keep us here for ever.
            more = next != null && !next.equals(token);
            token = next;
            return page;
        }
    }

    private static final class Items<T> implements Iterator<T> {
        private final Iterator<Page<T>> pages;
        private Iterator<T> current = List.<T>of().iterator();

        Items(Iterator<Page<T>> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && pages.hasNext()) {
                current = pages.next().items().iterator();
            }
            return current.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }
}
