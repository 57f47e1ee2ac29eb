package io.github.azureplan.auth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file per key, named by the key's hash, replaced by rename. The version is the hash of the content: a content that
 * comes back is the same state. Readers take no lock, because a rename shows either the old file or the new one.
 */
final class FileTokenStore implements TokenStore {
    /** A file lock belongs to the whole process, so threads, also of other stores, exclude each other before it. */
    private static final Object PROCESS = new Object();

    private static final int LARGEST = 1 << 16;

    private final Path directory;

    FileTokenStore(Path directory) {
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    @Override
    public Optional<StoredToken> read(String key) throws IOException {
        try (InputStream in = Files.newInputStream(file(key, ".token"))) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new IOException("token file of more than " + LARGEST + " bytes: " + file(key, ".token"));
            }
            return Optional.of(new StoredToken(hash(content), new String(content, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean replace(String key, @Nullable String expectedVersion, String blob) throws IOException {
        byte[] content = blob.getBytes(StandardCharsets.UTF_8);
        if (content.length > LARGEST) {
            throw new IOException("blob of more than " + LARGEST + " bytes");
        }
        // A link to a folder is one; up to Java 18 createDirectories refuses it.
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, ownerOnly("rwx------"));
        }
        Set<OpenOption> lockOptions = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        synchronized (PROCESS) {
            try (FileChannel channel = FileChannel.open(file(key, ".lock"), lockOptions, ownerOnly("rw-------"));
                    FileLock held = channel.lock()) {
                String present = read(key).map(StoredToken::version).orElse(null);
                if (!held.isValid() || !Objects.equals(present, expectedVersion)) {
                    return false;
                }
                write(key, content);
                return true;
            }
        }
    }

    private void write(String key, byte[] content) throws IOException {
        Path fresh = file(key, ".new");
        Files.deleteIfExists(fresh); // left by a process that died here
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(fresh, options, ownerOnly("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file(key, ".token"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String key, String suffix) {
        // The key may hold anything, also "..": only its hash becomes a file name.
        return directory.resolve(hash(key.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + suffix);
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
