package io.github.azureplan.catalog;

import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A statement with the page it was taken from.
 *
 * @param text the statement, in our words
 * @param page the published page that says it
 * @param asOf the date the page itself prints, else the day it was read
 */
public record SourcedFact(String text, URI page, LocalDate asOf) {
    /**
     * Refuses what is missing.
     *
     * @param text the statement
     * @param page the page
     * @param asOf the date
     */
    public SourcedFact {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(asOf, "asOf");
    }
}
