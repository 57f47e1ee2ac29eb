package io.github.azureplan.rows;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are read as they are asked for, in constant memory, once. For one thread at a time. Closing it frees what
 * it holds open; rows that were read stay good.
 *
 * <p>A damaged source is a {@link io.github.azureplan.errors.DamagedDataException} at the row where it is noticed, and
 * again whenever the reader is asked for more: a damaged source never looks like a short one.
 *
 * @param <R> the kind of row
 */
@SuppressWarnings("InvalidBlockTag") // Error Prone does not know @hidden
public abstract class RowReader<R> implements Iterable<R>, AutoCloseable {
    private boolean started;
    private boolean closed;
    private @Nullable RuntimeException failure;

    /**
     * For the readers of this library.
     *
     * @hidden
     */
    protected RowReader() {}

    /**
     * The next row.
     *
     * @return the row, or null at the end
     * @hidden
     */
    protected abstract @Nullable R read();

    /**
     * Frees what the reader holds.
     *
     * @hidden
     */
    protected abstract void release();

    /**
     * The rows from the first to the last; a second call is refused, because a reader passes over its rows once.
     *
     * @return the iterator; its methods throw {@link io.github.azureplan.errors.DamagedDataException}
     * @throws IllegalStateException when the rows were asked for before, or the reader is closed
     */
    @Override
    public final Iterator<R> iterator() {
        if (started) {
            throw new IllegalStateException("this reader passes over its rows once; open another one");
        }
        requireOpen();
        started = true;
        return new Rows();
    }

    /**
     * The rows as a stream; as with {@link #iterator()} only once.
     *
     * @return a sequential stream; closing it closes the reader
     */
    public final Stream<R> stream() {
        Spliterator<R> rows =
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(rows, false).onClose(this::close);
    }

    /** Closes what the reader holds open. A second call does nothing. */
    @Override
    public final void close() {
        if (!closed) {
            closed = true;
            release();
        }
    }

    /**
     * Refuses settings once the first row was asked for.
     *
     * @param setting what was to be set
     * @hidden
     */
    protected final void requireUnread(String setting) {
        if (started) {
            throw new IllegalStateException(setting + ": must be called before the first row is read");
        }
        requireOpen();
    }

    /**
     * Whether the rows were asked for already.
     *
     * @return true from the first call of {@link #iterator()} on
     * @hidden
     */
    protected final boolean started() {
        return started;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this reader is closed");
        }
    }

    private final class Rows implements Iterator<R> {
        private @Nullable R next;
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                next = advance();
                ended = next == null;
            }
            return next != null;
        }

        private @Nullable R advance() {
            if (failure != null) {
                throw failure;
            }
            requireOpen();
            try {
                return read();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public R next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            R row = next;
            next = null;
            return row;
        }
    }
}
