package io.github.azureplan.plans;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PurchaseJournal} in a folder of the file system: one small file for each customer and reseller, written
 * through to the disk before a purchase goes on. Processes on one machine may share the folder.
 */
public final class FilePurchaseJournal implements PurchaseJournal {
    private static final int LONGEST = 256;

    private final Path folder;

    /**
     * File locks hold between processes only; the threads of this one wait here, whichever journal of the same folder they
     * came with. So these are shared by all journals, and more than one file may share one of them.
     */
    private static final ReentrantLock[] THREADS =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    private FilePurchaseJournal(Path folder) {
        this.folder = folder;
    }

    /**
     * A journal in a folder, which is made when it does not exist.
     *
     * @param folder the folder
     * @return the journal
     * @throws UncheckedIOException when the folder cannot be made
     */
    public static FilePurchaseJournal in(Path folder) {
        try {
            return new FilePurchaseJournal(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String putIfAbsent(Key key, String cartId) {
        return update(key, noted -> noted == null ? cartId : noted);
    }

    @Override
    public Optional<String> get(Key key) {
        return Files.exists(file(key))
                ? Optional.of(update(key, noted -> noted == null ? "" : noted)).filter(cart -> !cart.isEmpty())
                : Optional.empty();
    }

    @Override
    public String replace(Key key, String expired, String cartId) {
        return update(key, noted -> noted == null || noted.equals(expired) ? cartId : noted);
    }

    private String update(Key key, Function<@Nullable String, String> change) {
        ReentrantLock threads = THREADS[Math.floorMod(key.text().hashCode(), THREADS.length)];
        threads.lock();
        try (FileChannel file = FileChannel.open(
                        file(key), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            String noted = read(file);
            String now = change.apply(noted);
            if (!now.isEmpty() && !now.equals(noted) && lock.isValid()) {
                write(file, now);
            }
            return now;
        } catch (IOException e) {
            throw new UncheckedIOException("the purchase journal " + file(key) + " cannot be used", e);
        } finally {
            threads.unlock();
        }
    }

    private static @Nullable String read(FileChannel file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
        while (buffer.hasRemaining() && file.read(buffer) >= 0) {
            // until the end of the file
        }
        String line = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        // A line without its end was cut off while it was written: nothing was checked out with it yet.
        return line.endsWith("\n") ? line.trim() : null;
    }

    private static void write(FileChannel file, String cartId) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((cartId + "\n").getBytes(StandardCharsets.UTF_8));
        if (bytes.remaining() > LONGEST) {
            throw new IOException("cart id of " + bytes.remaining() + " bytes");
        }
        file.truncate(0);
        file.position(0);
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(true);
    }

    private Path file(Key key) {
        return folder.resolve(key.text().toLowerCase(Locale.ROOT) + ".cart");
    }

    @Override
    public String toString() {
        return "FilePurchaseJournal[" + folder + "]";
    }
}
