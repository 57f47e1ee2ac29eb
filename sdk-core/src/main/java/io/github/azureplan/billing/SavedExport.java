package io.github.azureplan.billing;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.internal.export.JsonRows;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonProblem;
import io.github.azureplan.rows.RowPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An export in a folder, as {@link Export#saveTo} leaves it: {@code export.json} says what it is, {@code files} holds
 * its files as the service made them, {@code invoice.json} and {@code invoice.pdf} the invoice. It is read without network and gives the same
 * lines, so that every report comes out with the same digits. Each file is held against the hash it was saved with while
 * it is read. Immutable and safe for use by many threads.
 *
 * @param <S> the reader of its lines
 */
public final class SavedExport<S extends BillingLines<?, S>> {
    static final String INVOICE = "invoice.json";
    static final String STATEMENT = "invoice.pdf";
    private static final int LARGEST_DESCRIPTION = 64 << 20;

    private final Path folder;
    private final ExportRequest<S> request;
    private final SavedFiles saved;

    SavedExport(Path folder, ExportRequest<S> request, SavedFiles saved) {
        this.folder = folder;
        this.request = request;
        this.saved = saved;
    }

    /**
     * Saved daily rated use.
     *
     * @param folder the folder
     * @return the export; its files are not opened yet
     * @throws IllegalArgumentException when the folder holds something else or a save that is not complete
     * @throws IOException when it cannot be read
     * @throws DamagedDataException when its description is damaged
     */
    public static SavedExport<UsageLines> usage(Path folder) throws IOException {
        return in(folder, LineKind.USAGE);
    }

    /**
     * A saved reconciliation.
     *
     * @param folder the folder
     * @return the export; its files are not opened yet
     * @throws IllegalArgumentException when the folder holds something else or a save that is not complete
     * @throws IOException when it cannot be read
     * @throws DamagedDataException when its description is damaged
     */
    public static SavedExport<ReconciliationLines> reconciliation(Path folder) throws IOException {
        return in(folder, LineKind.RECONCILIATION);
    }

    private static <S extends BillingLines<?, S>> SavedExport<S> in(Path folder, LineKind<S> kind) throws IOException {
        Path description = folder.resolve(ExportSaver.DESCRIPTION);
        if (!Files.isRegularFile(description)) {
            throw new IllegalArgumentException("folder: " + folder
                    + " holds no saved export, or one that is not complete; repeat saveTo, it goes on with what is"
                    + " missing");
        }
        SavedFiles saved = completeDescription(description);
        ExportRequest<?> request = saved.request();
        if (!request.kind().equals(kind)) {
            throw new IllegalArgumentException("folder: " + folder + " holds " + saved.kind() + ", not " + kind.word());
        }
        @SuppressWarnings("unchecked") // of this kind, as was looked at
        ExportRequest<S> own = (ExportRequest<S>) request;
        return new SavedExport<>(folder, own, saved);
    }

    static SavedFiles description(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        SavedFiles saved;
        try (InputStream in = Files.newInputStream(file)) {
            saved = new Json(drift -> {}).read(in.readNBytes(LARGEST_DESCRIPTION), SavedFiles.class);
            saved.request();
        } catch (JsonProblem | IllegalArgumentException e) {
            throw undescribed(name, e);
        }
        if (saved.format() > SavedFiles.FORMAT) {
            throw new IllegalArgumentException(file + ": is of format " + saved.format()
                    + ", which this version of the library does not read; use a newer one");
        }
        if (saved.format() < SavedFiles.FORMAT || saved.manifest() == null) {
            throw undescribed(name, null);
        }
        return saved;
    }

    /** The same of a folder that is complete: every file of the manifest is described. */
    static SavedFiles completeDescription(Path file) throws IOException {
        SavedFiles saved = description(file);
        if (!saved.isComplete()) {
            throw undescribed(String.valueOf(file.getFileName()), null);
        }
        return saved;
    }

    private static DamagedDataException undescribed(String name, @Nullable Exception cause) {
        return new DamagedDataException(name, 0, null, "does not describe a saved export", cause);
    }

    /** A name for a file that holds on every system: what is not plain is written as hexadecimal of four digits. */
    static String fileName(String blob) {
        StringBuilder name = new StringBuilder();
        blob.chars().forEach(c -> {
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || (c == '.' && !name.isEmpty());
            name.append(plain ? String.valueOf((char) c) : String.format(Locale.ROOT, "%%%04x", c));
        });
        return name.toString();
    }

    /**
     * What was asked for.
     *
     * @return the request
     */
    public ExportRequest<S> request() {
        return request;
    }

    /**
     * The version of the data; any change makes another one.
     *
     * @return the tag, or null when the service gave none
     */
    public @Nullable String eTag() {
        return saved.manifest() == null ? null : saved.manifest().eTag();
    }

    /**
     * What the export consisted of.
     *
     * @return the manifest, without the token
     */
    public ExportManifest manifest() {
        return Objects.requireNonNull(saved.manifest());
    }

    /**
     * When the folder was complete.
     *
     * @return the moment
     */
    public Instant savedAt() {
        return Objects.requireNonNull(saved.savedDateTime());
    }

    /**
     * What the service calls the requests by which the export was made and loaded, for questions to its support.
     *
     * @return the ids
     */
    public List<String> requestIds() {
        List<String> all = new ArrayList<>(saved.requestIds());
        Stream.concat(saved.files().stream(), saved.documents().stream())
                .map(SavedFiles.Item::requestId)
                .filter(Objects::nonNull)
                .forEach(all::add);
        return List.copyOf(all);
    }

    /**
     * The invoice the data belongs to, as it was when the export was saved.
     *
     * @return the invoice, or empty for what is not billed, and where the client's sign-in could not read it
     * @throws IOException when it cannot be read
     * @throws DamagedDataException when it is not what was saved
     */
    public Optional<Invoice> invoice() throws IOException {
        SavedFiles.Item item = document(INVOICE);
        if (item == null) {
            return Optional.empty();
        }
        verify(item);
        try (InputStream in = open(item)) {
            return Optional.of(new Json(drift -> {}).read(in.readAllBytes(), Invoice.class));
        } catch (JsonProblem e) {
            throw new DamagedDataException(INVOICE, 0, null, "is no invoice", e);
        }
    }

    /**
     * The invoice as the service prints it.
     *
     * @return the PDF file, or empty when it was not saved
     * @throws IOException when it cannot be read
     * @throws DamagedDataException when it is not what was saved
     */
    public Optional<Path> statement() throws IOException {
        SavedFiles.Item item = document(STATEMENT);
        if (item == null) {
            return Optional.empty();
        }
        verify(item);
        return Optional.of(folder.resolve(String.valueOf(item.file())));
    }

    /**
     * What belongs to the invoice and is not in the folder.
     *
     * @return for each file the reason, such as credentials the client did not have
     */
    public List<String> missing() {
        return saved.documents().stream()
                .filter(item -> item.missing() != null)
                .map(item -> item.name() + ": " + item.missing())
                .toList();
    }

    private SavedFiles.@Nullable Item document(String name) {
        return saved.documents().stream()
                .filter(item -> item.name().equals(name) && item.file() != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * Opens all files as one stream of lines.
     *
     * @return the lines; to be closed. A file that is not what was saved is a {@link DamagedDataException} at its end
     */
    public S open() {
        return request.kind().reader().read(new JsonRows(request.kind().table(), files()), request.attributes());
    }

    /**
     * The files, each of which opens its own stream of compressed bytes, again and again, on any thread.
     *
     * @return the files in the order of the manifest, which means nothing
     */
    public List<RowPart> files() {
        return saved.files().stream()
                .map(item -> new RowPart(item.name(), () -> open(item)))
                .toList();
    }

    List<SavedFiles.Item> items() {
        return saved.files();
    }

    private InputStream open(SavedFiles.Item item) throws IOException {
        Path root = folder.toAbsolutePath().normalize(); // "." and "" are the beginning of no path
        Path file = root.resolve(String.valueOf(item.file())).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("lies outside its folder");
        }
        return new HashedStream(Files.newInputStream(file), item.bytes(), item.sha256());
    }

    /**
     * Reads every file and holds it against the hash it was saved with.
     *
     * @throws IOException when a file cannot be read, as when it is not there
     * @throws DamagedDataException when one is not what was saved
     */
    public void verify() throws IOException {
        List<SavedFiles.Item> all = new ArrayList<>(saved.files());
        saved.documents().stream().filter(item -> item.file() != null).forEach(all::add);
        for (SavedFiles.Item item : all) {
            verify(item);
        }
    }

    private void verify(SavedFiles.Item item) throws IOException {
        try (InputStream in = open(item)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw new DamagedDataException(item.name(), 0, null, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String toString() {
        return "SavedExport[" + request + ", " + saved.files().size() + " files, eTag " + eTag() + "]";
    }
}
