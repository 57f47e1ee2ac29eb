package io.github.azureplan.auth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where refresh tokens outlive the process: a vault, a database row, a file. Refresh tokens are rotated, and several
 * processes may rotate the same one, so a write names the version it replaces and is refused when another came first.
 * Implementations are safe for use by many threads and processes, and keep the content encrypted or readable by the
 * owner only.
 */
public interface TokenStore {
    /**
     * Reads an entry.
     *
     * @param key the name of the entry
     * @return the entry, or empty when there is none
     * @throws IOException when the store cannot be read
     */
    Optional<StoredToken> read(String key) throws IOException;

    /**
     * Writes an entry if nobody else has written it meanwhile.
     *
     * @param key the name of the entry
     * @param expectedVersion the version that was read, or null when there must be no entry yet
     * @param blob the new content
     * @return true when the entry now holds the new content; false when its version was another one and nothing was
     *     written
     * @throws IOException when the store cannot be written; the former content is still there then
     */
    boolean replace(String key, @Nullable String expectedVersion, String blob) throws IOException;

    /**
     * A store that forgets everything when the process ends.
     *
     * @return an empty store
     */
    static TokenStore inMemory() {
        return new InMemoryTokenStore();
    }

    /**
     * A store of one file per key, shared by all processes on a machine that name the same directory. Files are
     * replaced in one step and, where the file system knows owners (POSIX), readable by the owner only; elsewhere the
     * directory's own access rules hold. The content is not encrypted.
     *
     * @param directory the directory, made at the first write when it is missing
     * @return the store
     */
    static TokenStore inDirectory(Path directory) {
        return new FileTokenStore(directory);
    }
}
