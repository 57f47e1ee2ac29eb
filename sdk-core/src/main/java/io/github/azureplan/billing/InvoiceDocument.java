package io.github.azureplan.billing;

import io.github.azureplan.errors.MalformedResponseException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.internal.export.SafeFile;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A PDF document of an invoice: its statement, or a tax receipt. Each call below fetches it anew and streams it; making
 * one does no I/O. The link that {@link Invoice#pdfDownloadLink()} shows expires 30 minutes after the invoice was read;
 * nothing here depends on it. Immutable and safe for use by many threads.
 */
public final class InvoiceDocument {
    /** No statement comes near it: what is longer is none. */
    private static final long LONGEST = 256L * 1024 * 1024;

    private static final int ATTEMPTS = 3;
    private static final int BUFFER = 64 * 1024;

    /** Where readers of PDF look for its first and its last mark. */
    private static final int MARGIN = 1024;

    private final Wire wire;
    private final String what;
    private final String usualName;
    private final Supplier<Call.Builder> call;

    InvoiceDocument(Wire wire, String what, String usualName, Supplier<Call.Builder> call) {
        this.wire = wire;
        this.what = what;
        this.usualName = usualName;
        this.call = call;
    }

    /** It did not come as a whole, or is no PDF. */
    private static final class BrokenOff extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        BrokenOff(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Writes the document to a stream, which stays open. When it breaks off, a part has been written: {@link #saveTo} leaves
     * no part behind, and begins again by itself.
     *
     * @param out where to
     * @return how many bytes were written
     * @throws IOException when the stream cannot be written
     * @throws TransportException when the document broke off
     * @throws MalformedResponseException when the answer is no PDF; nothing was written then
     * @throws io.github.azureplan.errors.NotFoundException when there is no such document (1000)
     */
    public long writeTo(OutputStream out) throws IOException {
        Objects.requireNonNull(out, "out");
        try (TransportResponse response = open(wire.begin())) {
            return copy(response, out);
        } catch (BrokenOff e) {
            throw brokenOff(e);
        }
    }

    /**
     * Saves the document. The file is there as a whole or not at all; one of the same name is replaced. Begins again when
     * the document breaks off.
     *
     * @param file the file; its directory exists
     * @return the file
     * @throws IOException when it cannot be written
     * @throws TransportException when the document broke off time and again
     * @throws MalformedResponseException when the answer is no PDF
     * @throws io.github.azureplan.errors.NotFoundException when there is no such document (1000)
     */
    public Path saveTo(Path file) throws IOException {
        Objects.requireNonNull(file, "file");
        return save(name -> file);
    }

    /**
     * Saves the document under the name the service gives it, such as {@code Invoice_G000024132.pdf}. The name is taken as a
     * name only: what could lead out of the directory, or what a file system does not take, is replaced.
     *
     * @param directory an existing directory
     * @return the file
     * @throws IOException when it cannot be written
     * @throws TransportException when the document broke off time and again
     * @throws MalformedResponseException when the answer is no PDF
     * @throws io.github.azureplan.errors.NotFoundException when there is no such document (1000)
     */
    public Path saveIn(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("directory: does not exist, " + directory);
        }
        return save(directory::resolve);
    }

    /** Where a document of this name goes. */
    private interface Place {
        Path of(String name);
    }

    private Path save(Place place) throws IOException {
        Wire verb = wire.begin();
        for (int attempt = 1; ; attempt++) {
            try (TransportResponse response = open(verb)) {
                Path file = place.of(FileNames.of(response.headers(), usualName));
                SafeFile.write(file, out -> copy(response, out), part -> {});
                return file;
            } catch (BrokenOff e) {
                if (attempt == ATTEMPTS) {
                    throw brokenOff(e);
                }
            }
        }
    }

    private TransportResponse open(Wire verb) {
        return verb.open(call.get().header("Accept", "application/pdf").header("Accept-Encoding", "identity"));
    }

    private long copy(TransportResponse response, OutputStream out) throws IOException {
        InputStream in = response.body();
        byte[] head = beginning(in);
        if (!contains(head, "%PDF-")) {
            throw new MalformedResponseException(
                    what + ": the answer is no PDF document", response.status(), "", Outcome.NOT_APPLIED, null, null);
        }
        out.write(head);
        byte[] tail = head;
        long done = head.length;
        byte[] buffer = new byte[BUFFER];
        for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
            done += n;
            if (done > LONGEST) {
                throw new MalformedResponseException(
                        what + ": the document is longer than " + LONGEST + " bytes",
                        response.status(),
                        "",
                        Outcome.NOT_APPLIED,
                        null,
                        null);
            }
            out.write(buffer, 0, n);
            tail = tail(tail, buffer, n);
        }
        requireWhole(response, done, tail);
        return done;
    }

    /** A stream that ends early need not say so: the last mark of the document does. */
    private void requireWhole(TransportResponse response, long done, byte[] tail) throws BrokenOff {
        String length = response.headers().first("Content-Length").orElse("").strip();
        if (length.matches("[0-9]{1,18}") && Long.parseLong(length) != done) {
            throw new BrokenOff(done + " bytes came of " + length, null);
        }
        if (!contains(tail, "%%EOF")) {
            throw new BrokenOff("the end of the document is missing", null);
        }
    }

    private static byte[] beginning(InputStream in) throws BrokenOff {
        ByteArrayOutputStream head = new ByteArrayOutputStream(MARGIN);
        byte[] buffer = new byte[MARGIN];
        int n = 0;
        while (n >= 0 && head.size() < MARGIN) {
            head.write(buffer, 0, n);
            n = read(in, buffer);
        }
        if (n > 0) {
            head.write(buffer, 0, n);
        }
        return head.toByteArray();
    }

    private static byte[] tail(byte[] before, byte[] buffer, int n) {
        if (n >= MARGIN) {
            return Arrays.copyOfRange(buffer, n - MARGIN, n);
        }
        byte[] both = Arrays.copyOf(before, before.length + n);
        System.arraycopy(buffer, 0, both, before.length, n);
        return both.length <= MARGIN ? both : Arrays.copyOfRange(both, both.length - MARGIN, both.length);
    }

    private static boolean contains(byte[] bytes, String mark) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(mark);
    }

    private static int read(InputStream in, byte[] buffer) throws BrokenOff {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new BrokenOff("the document broke off", e);
        }
    }

    private TransportException brokenOff(BrokenOff cause) {
        return new TransportException(
                what + ": " + cause.getMessage() + "; call again", Outcome.NOT_APPLIED, null, cause);
    }

    @Override
    public String toString() {
        return "InvoiceDocument[" + what + "]";
    }
}
