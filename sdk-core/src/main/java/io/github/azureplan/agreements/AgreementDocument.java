package io.github.azureplan.agreements;

import io.github.azureplan.common.Market;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the text of an agreement is, in one language.
 *
 * @param displayUri a page that shows the text
 * @param downloadUri the document
 * @param language the language that was found, such as {@code en-US}; it falls back to it
 * @param country the country the text is for
 * @param versionRank the rank of the version, where the service says it
 */
public record AgreementDocument(
        @Nullable URI displayUri,
        @Nullable URI downloadUri,
        @Nullable String language,
        @Nullable Market country,
        @Nullable Integer versionRank) {
    /**
     * A document whose version is not ranked.
     *
     * @param displayUri a page that shows the text
     * @param downloadUri the document
     * @param language the language that was found
     * @param country the country the text is for
     */
    public AgreementDocument(
            @Nullable URI displayUri, @Nullable URI downloadUri, @Nullable String language, @Nullable Market country) {
        this(displayUri, downloadUri, language, country, null);
    }
}
