package io.github.azureplan.common;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A word of a list that the service may extend at any time. A value this version does not know keeps its text and is
 * as good as any other; {@link #known()} tells the two apart.
 *
 * <p>Values compare without case and underscores, because the service writes one value in several ways
 * ({@code one_time}, {@code OneTime}); {@link #text()} keeps the spelling that came.
 */
public abstract class OpenEnum {
    private final String text;
    private final String key;
    private final boolean known;

    /**
     * For the subclasses of this library.
     *
     * @param text the spelling
     * @param known whether this version has a constant for it
     */
    protected OpenEnum(String text, boolean known) {
        this.text = Objects.requireNonNull(text, "text");
        this.key = fold(text);
        this.known = known;
    }

    /**
     * The value as it is written, in the spelling that came.
     *
     * @return the text
     */
    public final String text() {
        return text;
    }

    /**
     * Whether this version of the library has a constant for the value.
     *
     * @return false for a value newer than this library
     */
    public final boolean known() {
        return known;
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // two enumerations or two kinds of identifier are never equal
    public final boolean equals(@Nullable Object o) {
        return this == o || (o != null && o.getClass() == getClass() && key.equals(((OpenEnum) o).key));
    }

    @Override
    public final int hashCode() {
        return key.hashCode();
    }

    @Override
    public final String toString() {
        return text;
    }

    private static String fold(String text) {
        return text.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /**
     * The constants of one open enumeration.
     *
     * @param <E> the enumeration
     */
    protected static final class Values<E extends OpenEnum> {
        private final BiFunction<String, Boolean, E> make;
        private final Map<String, E> byKey = new ConcurrentHashMap<>();

        /**
         * For the subclasses of this library.
         *
         * @param make the private constructor of the enumeration
         */
        public Values(BiFunction<String, Boolean, E> make) {
            this.make = make;
        }

        /**
         * Adds a constant.
         *
         * @param text its usual spelling
         * @return the constant
         */
        public E constant(String text) {
            E value = make.apply(text, true);
            byKey.put(fold(text), value);
            return value;
        }

        /**
         * The value of a text, known or not.
         *
         * @param text any spelling
         * @return the constant when spelling and constant agree, else a value that keeps this spelling
         */
        public E of(String text) {
            Objects.requireNonNull(text, "text");
            E constant = byKey.get(fold(text));
            if (constant == null) {
                return make.apply(text, false);
            }
            return constant.text().equals(text) ? constant : make.apply(text, true);
        }

        /**
         * All constants.
         *
         * @return the constants, in no particular order
         */
        public List<E> constants() {
            return List.copyOf(byKey.values());
        }
    }
}
