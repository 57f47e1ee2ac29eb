package io.github.azureplan.billing;

import io.github.azureplan.errors.InterruptedCallException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.export.GzipCheck;
import io.github.azureplan.internal.export.SafeFile;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Route;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.rows.RowPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Saves an export into a folder. A file gets its name when it is whole, the folder its description when all files are
 * there; until then a second description says which version of the data the files are of, so that a later run can keep
 * them or knows that it must not.
 */
final class ExportSaver<S extends BillingLines<?, S>> {
    static final String DESCRIPTION = "export.json";
    static final String FILES = "files";
    private static final String UNFINISHED = "unfinished.json";
    private static final String PART = ".part";

    private final Export<S> export;
    private final List<String> names;
    private final Path folder;
    private final int atOnce;
    private final Wire wire;
    private final Set<BlobStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    ExportSaver(Export<S> export, List<String> names, Path folder, int atOnce) {
        this.export = export;
        this.names = names;
        this.folder = folder;
        this.atOnce = atOnce;
        this.wire = export.wire().unhurried();
    }

    SavedExport<S> save() throws IOException {
        // A link to a folder is one; up to Java 18 createDirectories refuses it.
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        FolderLock lock = FolderLock.of(folder, wire.freshId().toString());
        try (lock) {
            return new SavedExport<>(folder, export.request(), locked());
        }
    }

    private SavedFiles locked() throws IOException {
        SavedFiles wanted = SavedFiles.begun(export);
        Path description = folder.resolve(DESCRIPTION);
        if (Files.exists(description)) {
            SavedFiles there = SavedExport.completeDescription(description);
            if (!there.sameData(wanted)) {
                throw new IllegalArgumentException("folder: " + folder + " holds the " + there.request()
                        + " of version " + there.version() + ", not the " + wanted.request() + " of version "
                        + wanted.version() + "; take another folder, so that the two can be compared");
            }
            return there;
        }
        begin(wanted);
        Instant begin = wire.clock().instant();
        List<SavedFiles.Item> files = files(begin);
        List<SavedFiles.Item> documents = documents();
        SavedFiles complete = wanted.complete(wire.clock().instant(), files, documents);
        write(description, wire.json().write(complete));
        Files.deleteIfExists(folder.resolve(UNFINISHED));
        return complete;
    }

    /** Keeps what an earlier run has left, if it is of the same data; makes room otherwise. */
    private void begin(SavedFiles wanted) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED);
        Path files = folder.resolve(FILES);
        if (Files.exists(unfinished)) {
            if (SavedExport.description(unfinished).sameData(wanted)) {
                Files.createDirectories(files); // what ended the earlier run may have come in between
                return;
            }
            for (Path file : list(files)) {
                Files.delete(file);
            }
        } else if (!list(folder).stream().allMatch(ExportSaver::isOfABeginning)) {
            throw new IllegalArgumentException(
                    "folder: " + folder + " is not empty and holds no export; take a folder of its own");
        }
        write(unfinished, wire.json().write(wanted));
        Files.createDirectories(files);
    }

    /** What a save has made before its first description is whole. */
    private static boolean isOfABeginning(Path file) {
        return file.endsWith(FolderLock.NAME) || file.endsWith(UNFINISHED + PART);
    }

    private static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList();
        }
    }

    // ---- files

    private List<SavedFiles.Item> files(Instant begin) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(atOnce, Math.max(1, names.size())), task -> {
            Thread thread = new Thread(task, "azureplan-save");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<SavedFiles.Item> done = new ExecutorCompletionService<>(threads);
            List<Future<SavedFiles.Item>> all = new ArrayList<>();
            for (String name : names) {
                all.add(done.submit(() -> file(name)));
            }
            List<SavedFiles.Item> items = new ArrayList<>();
            for (int i = 1; i <= names.size(); i++) {
                done.take().get();
                wire.report("save " + export.request(), "files", begin, i, names.size());
            }
            for (Future<SavedFiles.Item> each : all) {
                items.add(each.get());
            }
            return items;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(
                    "saving the " + export.request() + " was interrupted; the same call goes on with what is missing",
                    Outcome.APPLIED,
                    new ResumePoint(ResumePoint.Kind.OPERATION, export.operationId()),
                    e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            stop(threads);
        }
    }

    private static IOException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return cause instanceof IOException e ? e : new IOException(cause);
    }

    /** Ends what still runs and waits for it, so that nobody writes into the folder after the call. */
    private void stop(ExecutorService threads) {
        stopped = true;
        threads.shutdownNow();
        closeAll(open);
        boolean interrupted = Thread.interrupted();
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true; // once more: still nobody may go on writing
            }
            closeAll(open);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeAll(Collection<BlobStream> streams) {
        streams.forEach(BlobStream::close);
    }

    private SavedFiles.Item file(String name) throws IOException {
        String fileName = SavedExport.fileName(name);
        Path whole = folder.resolve(FILES).resolve(fileName);
        String place = FILES + "/" + fileName;
        if (Files.exists(whole)) {
            try (HashedStream in = new HashedStream(Files.newInputStream(whole))) {
                in.transferTo(OutputStream.nullOutputStream());
                return new SavedFiles.Item(name, place, in.count(), in.hash(), null, null);
            }
        }
        Path part = whole.resolveSibling(fileName + PART);
        BlobStream blob = export.stream(name, wire);
        open.add(blob);
        try (HashedStream in = new HashedStream(blob)) {
            if (stopped) {
                throw new IOException("saving was ended");
            }
            copy(in, part);
            GzipCheck.isWhole(new RowPart(name, () -> Files.newInputStream(part)));
            SafeFile.rename(part, whole);
            String requestId = blob.headers().first("x-ms-request-id").orElse(null);
            return new SavedFiles.Item(name, place, in.count(), in.hash(), requestId, null);
        } finally {
            open.remove(blob);
        }
    }

    private static void copy(InputStream in, Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            channel.force(true);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + PART);
        copy(new ByteArrayInputStream(content), part);
        SafeFile.rename(part, file);
    }

    // ---- what belongs to an invoice

    /** Loads a document into a file and answers what the service calls the request, if it says. */
    private interface Loader {
        @Nullable
        String load(Path file) throws IOException;
    }

    private List<SavedFiles.Item> documents() throws IOException {
        String invoice = export.request().invoiceId().orElse(null);
        if (invoice == null) {
            return List.of();
        }
        return List.of(
                document(SavedExport.INVOICE, Routes.GET_INVOICE, file -> loadInvoice(invoice, file)),
                document(SavedExport.STATEMENT, Routes.GET_INVOICE_STATEMENT, file -> {
                    new Invoices(wire).statement(invoice).saveTo(file);
                    return null;
                }));
    }

    private @Nullable String loadInvoice(String invoice, Path file) throws IOException {
        List<String> requestIds = new ArrayList<>();
        byte[] content = wire.execute(
                Call.on(Routes.GET_INVOICE).path("invoice", invoice).decode((response, reader) -> {
                    response.headers().first("MS-RequestId").ifPresent(requestIds::add);
                    return reader.bytes(response);
                }));
        write(file, content);
        return requestIds.isEmpty() ? null : requestIds.get(0);
    }

    private SavedFiles.Item document(String name, Route route, Loader loader) throws IOException {
        if (!wire.canSignIn(route)) {
            return missing(name, route.name() + " needs App+User credentials");
        }
        Path file = folder.resolve(name);
        String requestId;
        try {
            requestId = loader.load(file);
        } catch (ServiceException e) {
            if (e.retryable()) {
                throw e;
            }
            return missing(name, route.name() + " was refused: HTTP " + e.status() + " " + e.code());
        }
        try (HashedStream in = new HashedStream(Files.newInputStream(file))) {
            in.transferTo(OutputStream.nullOutputStream());
            return new SavedFiles.Item(name, name, in.count(), in.hash(), requestId, null);
        }
    }

    private static SavedFiles.Item missing(String name, String why) {
        return new SavedFiles.Item(name, null, 0, "", null, why);
    }
}
