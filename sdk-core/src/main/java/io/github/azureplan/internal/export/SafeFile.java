package io.github.azureplan.internal.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file that is there as a whole or not at all: beside its place first, then moved. */
public final class SafeFile {
    private static final int BUFFER = 64 * 1024;
    private static final int MAX_LEFT_BEHIND = 100;

    private SafeFile() {}

    /** What goes into the file. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** What must be true of it before it gets its name. */
    @FunctionalInterface
    public interface Proof {
        void check(Path part) throws IOException;
    }

    /** Writes a file, in place of one of the same name. */
    public static void write(Path file, Content content, Proof proof) throws IOException {
        Path whole = file.toAbsolutePath();
        Path directory = whole.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IllegalArgumentException("file: its directory does not exist, " + file);
        }
        try (Part part = Part.beside(directory, String.valueOf(whole.getFileName()))) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(part.channel()), BUFFER);
            content.write(out);
            out.flush();
            part.channel().force(true);
            part.channel().close();
            proof.check(part.path());
            rename(part.path(), whole);
        }
    }

    /** Gives a complete file its name, in place of one that has it: at once where the file system can. */
    public static void rename(Path part, Path whole) throws IOException {
        try {
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The unfinished file; gone when closed. Its name is its own: two that write the same file never meet. */
    private record Part(Path path, FileChannel channel) implements AutoCloseable {
        static Part beside(Path directory, String name) throws IOException {
            for (int i = 0; ; i++) {
                Path path = directory.resolve(name + (i == 0 ? "" : "." + i) + ".part");
                try {
                    return new Part(
                            path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
                } catch (FileAlreadyExistsException e) {
                    if (i == MAX_LEFT_BEHIND) { // of processes that were killed
                        throw e;
                    }
                }
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(path);
        }
    }
}
