package io.github.azureplan.transport;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response: one reader, closed from any thread. OkHttp's own stream must not be closed while another
 * thread reads it, so a close during a read cancels the call and leaves the closing to the reader. A failed read stays
 * failed: reading on after a time-out could otherwise show an early end.
 */
final class ResponseStream extends InputStream {
    private final Call call;
    private final ResponseBody body;
    private final InputStream in;
    private final Object lock = new Object();

    private boolean reading;
    private boolean closed;
    private @Nullable IOException failure;

    ResponseStream(Call call, ResponseBody body) {
        this.call = call;
        this.body = body;
        this.in = body.byteStream();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        begin();
        IOException problem = null;
        try {
            return in.read(target, offset, length);
        } catch (IOException e) {
            problem = e;
            throw e;
        } catch (RuntimeException e) {
            // okio reports some misuse of a connection that is already gone as an illegal state.
            problem = new IOException("the response body cannot be read", e);
            throw problem;
        } finally {
            end(problem);
        }
    }

    private void begin() throws IOException {
        synchronized (lock) {
            if (closed) {
                throw new IOException("the response is closed");
            }
            if (failure != null) {
                throw new IOException("the response body failed before", failure);
            }
            if (reading) {
                throw new IOException("the response body is being read by another thread");
            }
            reading = true;
        }
    }

    private void end(@Nullable IOException problem) {
        boolean closeNow;
        synchronized (lock) {
            reading = false;
            failure = problem;
            closeNow = closed;
        }
        if (closeNow) {
            body.close();
        }
    }

    @Override
    public void close() {
        boolean busy;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            busy = reading;
        }
        if (busy) {
            call.cancel();
        } else {
            body.close();
        }
    }
}
