package io.github.azureplan.billing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The right to write into a folder, which one thread of one process has. Its file is deleted in the end; whoever had
 * opened it before holds a lock on a file that is no longer there, which is worth nothing and is noticed.
 */
final class FolderLock implements Closeable {
    static final String NAME = "saving.lock";

    /** Far behind what is written, which others could not read on every system if it were locked. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;
    private final FileLock held;

    private FolderLock(Path file, FileChannel channel, FileLock held) {
        this.file = file;
        this.channel = channel;
        this.held = held;
    }

    /**
     * Takes the lock.
     *
     * @param mark a text that nobody else writes
     * @throws IllegalStateException when another one has it
     */
    static FolderLock of(Path folder, String mark) throws IOException {
        Path file = folder.resolve(NAME);
        FileChannel channel = open(file);
        FolderLock lock = null;
        try {
            lock = take(file, channel, mark);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new IllegalStateException("folder: another thread or process is saving to " + folder);
        }
        return lock;
    }

    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Null when another one has the lock, or has had it and deleted the file since it was opened. */
    static @Nullable FolderLock take(Path file, FileChannel channel, String mark) throws IOException {
        FileLock held;
        try {
            held = channel.tryLock(PLACE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
        if (held == null || isThere(file, channel, mark)) {
            return held == null ? null : new FolderLock(file, channel, held);
        }
        held.release();
        return null;
    }

    /** Whether the open file is the one of this name: what is written into it is read there. */
    private static boolean isThere(Path file, FileChannel channel, String mark) throws IOException {
        byte[] own = mark.getBytes(StandardCharsets.UTF_8);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(own), 0);
        try {
            return Arrays.equals(Files.readAllBytes(file), own);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
            held.release();
        }
    }
}
