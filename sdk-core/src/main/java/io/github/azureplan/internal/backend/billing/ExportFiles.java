package io.github.azureplan.internal.backend.billing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Packs lines into files of so many lines each, and signs what it packed. */
final class ExportFiles {
    private static final int TAG_LENGTH = 17;

    private final int rowsPerFile;
    private final List<ByteString> files = new ArrayList<>();
    private final MessageDigest digest;
    private @Nullable ByteArrayOutputStream bytes;
    private @Nullable GZIPOutputStream open;
    private int rows;

    ExportFiles(int rowsPerFile) {
        this.rowsPerFile = rowsPerFile;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    void add(String line) {
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        digest.update(text);
        try {
            if (open == null || rows == rowsPerFile) {
                close();
                bytes = new ByteArrayOutputStream();
                open = new GZIPOutputStream(bytes);
            }
            open.write(text);
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    /** The files; nothing can be added any more. */
    List<ByteString> finish() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return List.copyOf(files);
    }

    /** A text that changes with the content, once finished. */
    String eTag() {
        return Base64.getUrlEncoder().encodeToString(digest.digest()).substring(0, TAG_LENGTH);
    }

    private void close() throws IOException {
        if (open != null && bytes != null) {
            open.close();
            files.add(ByteString.of(bytes.toByteArray()));
        }
        open = null;
        bytes = null;
        rows = 0;
    }
}
