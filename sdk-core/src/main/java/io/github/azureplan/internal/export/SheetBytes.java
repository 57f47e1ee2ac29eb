package io.github.azureplan.internal.export;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a sheet, which comes plain or as a zip archive of one file; the first bytes tell. Without byte order mark.
 */
final class SheetBytes {
    /** Four hundred times what a sheet has. */
    private static final long MAX_BYTES = 16L << 30;

    /** From here on the ratio is watched; below, a bomb cannot hurt a reader that keeps nothing. */
    private static final long RATIO_FROM = 16L << 20;

    /** Sheets shrink 10 to 40 times, deflate at most 1032 times. */
    private static final int MAX_RATIO = 250;

    private SheetBytes() {}

    /** Takes the stream over; closes it when it fails. */
    static InputStream open(InputStream in) throws IOException {
        try {
            PushbackInputStream peeked = peek(in, 4);
            byte[] head = peeked.readNBytes(4);
            if (head.length == 0) {
                throw new EOFException("is empty");
            }
            peeked.unread(head);
            boolean zip = head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
            return withoutByteOrderMark(zip ? new OneEntry(peeked) : peeked);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream withoutByteOrderMark(InputStream in) throws IOException {
        PushbackInputStream peeked = peek(in, 3);
        byte[] head = peeked.readNBytes(3);
        boolean mark = head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        if (!mark) {
            peeked.unread(head);
        }
        return peeked;
    }

    private static PushbackInputStream peek(InputStream in, int bytes) {
        return new PushbackInputStream(in, bytes);
    }

    /** The only entry of an archive; a second one, or one that is far larger than what was received, is refused. */
    private static final class OneEntry extends FilterInputStream {
        private final Counted received;
        private final Archive archive;
        private long read;
        private boolean ended;

        OneEntry(InputStream in) throws IOException {
            this(new Counted(in));
        }

        private OneEntry(Counted received) throws IOException {
            this(received, new Archive(received));
        }

        private OneEntry(Counted received, Archive archive) throws IOException {
            super(archive);
            this.received = received;
            this.archive = archive;
            ZipEntry entry = archive.getNextEntry();
            if (entry == null || entry.isDirectory()) {
                throw new ZipException("archive has no file as its first entry");
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (ended) {
                return -1;
            }
            int n = archive.read(into, offset, length);
            if (n < 0) {
                ended = true;
                if (archive.getNextEntry() != null) {
                    throw new ZipException("archive has more than one entry");
                }
                return -1;
            }
            read += n;
            if (read > MAX_BYTES || (read > RATIO_FROM && read / MAX_RATIO > received.count)) {
                throw new ZipException("archive unpacks to more than a sheet can have");
            }
            return n;
        }
    }

    /** A ZipInputStream that does not read in steps of 512 bytes. */
    private static final class Archive extends ZipInputStream {
        private static final int STEP = 64 * 1024;

        Archive(InputStream in) {
            super(in);
            buf = new byte[STEP];
            this.in = new PushbackInputStream(in, STEP); // what it hands back after an entry must fit
        }

        @Override
        public @Nullable ZipEntry getNextEntry() throws IOException {
            try {
                return super.getNextEntry();
            } catch (IllegalArgumentException e) { // a name that is not UTF-8
                throw (ZipException) new ZipException("archive is corrupt").initCause(e);
            }
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = in.read(into, offset, length);
            count += Math.max(n, 0);
            return n;
        }
    }
}
