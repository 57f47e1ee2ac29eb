package io.github.azureplan.plans;

import io.github.azureplan.errors.DamagedDataException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PurchaseJournal} in a folder of the file system. Processes may share the folder, also with other journals in
 * the same process: a cart is noted by giving a file, complete and written through to the disk, its name, which only one
 * of them can. Needs a file system with hard links, as all usual ones have.
 *
 * <p>Each customer and reseller has one small file, and one more for each time a cart had to be replaced; the newest
 * counts, the older ones are history. To forget a customer, delete all files that begin with its id. A file that is
 * damaged is refused with {@link DamagedDataException}, since it cannot be known whether its cart was ordered.
 */
public final class FilePurchaseJournal implements PurchaseJournal {
    private static final String HEADER = "azureplan purchase 1";
    private static final Pattern NAME = Pattern.compile("[a-z0-9+-]{1,120}");
    private static final int LONGEST = 200;

    private final Path folder;

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
            // A link to a folder is one; up to Java 18 createDirectories refuses it.
            return new FilePurchaseJournal(Files.isDirectory(folder) ? folder : Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the purchase journal cannot be made", e);
        }
    }

    /** The newest note of a key, and its number. */
    private record Note(int number, String cartId) {}

    @Override
    public String putIfAbsent(Key key, String cartId) {
        return uninterrupted(key, () -> {
            Note newest = newest(key);
            return newest == null ? note(key, 1, cartId) : newest.cartId();
        });
    }

    @Override
    public Optional<String> get(Key key) {
        return uninterrupted(key, () -> Optional.ofNullable(newest(key)).map(Note::cartId));
    }

    @Override
    public String replace(Key key, String expired, String cartId) {
        return uninterrupted(key, () -> {
            Note newest = newest(key);
            if (newest == null || newest.cartId().equals(expired)) {
                return note(key, newest == null ? 1 : newest.number() + 1, cartId);
            }
            return newest.cartId();
        });
    }

    private @Nullable Note newest(Key key) throws IOException {
        Note newest = null;
        for (int number = 1; ; number++) {
            String cart = read(key, number);
            if (cart == null) {
                if (newest != null) {
                    // Another process may have noted it just now: it must last before anything is ordered with it.
                    sync();
                }
                return newest;
            }
            newest = new Note(number, cart);
        }
    }

    /** Notes a cart under a number unless that is taken; gives the cart noted there now. */
    private String note(Key key, int number, String cartId) throws IOException {
        if (cartId.isBlank() || cartId.length() > LONGEST || cartId.lines().count() != 1) {
            throw new IllegalArgumentException("cartId: must be one line of up to " + LONGEST + " characters");
        }
        Path complete = Files.createTempFile(folder, ".note", ".tmp");
        try {
            try (FileOutputStream out = new FileOutputStream(complete.toFile())) {
                out.write(text(key, cartId).getBytes(StandardCharsets.UTF_8));
                out.getFD().sync();
            }
            try {
                Files.createLink(file(key, number), complete);
            } catch (FileAlreadyExistsException taken) {
                // Somebody else was first; theirs counts.
            } catch (UnsupportedOperationException e) {
                throw new IOException("its file system has no hard links; use another folder", e);
            }
        } finally {
            Files.deleteIfExists(complete);
        }
        sync();
        String noted = read(key, number);
        if (noted == null) {
            throw new IOException(file(key, number) + " was deleted the moment it was made");
        }
        return noted;
    }

    private @Nullable String read(Key key, int number) throws IOException {
        Path file = file(key, number);
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            return null;
        } catch (java.nio.charset.CharacterCodingException e) {
            throw damaged(file);
        }
        List<String> lines = text.lines().toList();
        if (lines.size() != 4 || !text.equals(text(key, lines.get(2)))) {
            throw damaged(file);
        }
        return lines.get(2);
    }

    private static DamagedDataException damaged(Path file) {
        return new DamagedDataException(
                String.valueOf(file),
                0,
                null,
                "this note of the purchase journal is damaged, so that nothing is bought; look at the customer's orders"
                        + " and subscriptions, then delete the file",
                null);
    }

    private static String text(Key key, String cartId) {
        String content = HEADER + "\n" + key.text().toLowerCase(Locale.ROOT) + "\n" + cartId + "\n";
        CRC32 sum = new CRC32();
        sum.update(content.getBytes(StandardCharsets.UTF_8));
        return content + Long.toHexString(sum.getValue()) + "\n";
    }

    private Path file(Key key, int number) {
        String name = key.text().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("key: " + name + " cannot be the name of a file");
        }
        return folder.resolve(name + "." + number + ".cart");
    }

    /** Writes the folder through, so that the names in it last. */
    private void sync() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not open folders, and keeps their entries by itself.
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException;
    }

    /** An interrupt is answered by the purchase, between its calls, and not by half a note. */
    private <T> T uninterrupted(Key key, Step<T> step) {
        boolean interrupted = Thread.interrupted();
        try {
            return step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the purchase journal in " + folder + " cannot be used for " + key.text(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public String toString() {
        return "FilePurchaseJournal[" + folder + "]";
    }
}
