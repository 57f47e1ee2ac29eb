package io.github.azureplan.backend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Serves a backend over HTTP on the loopback interface, all services on one port: Partner Center at {@code /v1/},
 * the others under {@code /pricing}, {@code /graph}, {@code /arm}, {@code /login} and {@code /blobs}, control of the
 * backend under {@code /_world}.
 */
public final class BackendServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BackendServer.class.getName());
    private static final int MAX_CONNECTIONS = 256;

    private final InMemoryBackend backend;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore free = new Semaphore(MAX_CONNECTIONS);

    private BackendServer(InMemoryBackend backend, ServerSocket listener) {
        this.backend = backend;
        this.listener = listener;
    }

    /**
     * Starts a server. Closing it leaves the backend as it is.
     *
     * @param backend what to serve
     * @param port the port, or 0 for any that is free
     * @return the running server
     * @throws IOException when the port cannot be had
     */
    public static BackendServer start(InMemoryBackend backend, int port) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), MAX_CONNECTIONS);
        } catch (IOException | IllegalArgumentException e) {
            listener.close();
            throw e;
        }
        BackendServer server = new BackendServer(backend, listener);
        Thread acceptor = new Thread(server::accept, "azureplan-sandbox");
        acceptor.setDaemon(false); // a sandbox started alone lives until it is closed
        acceptor.start();
        return server;
    }

    /**
     * The port it listens on.
     *
     * @return the port
     */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * The base address.
     *
     * @return {@code http://127.0.0.1:PORT}
     */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Stops listening and ends all connections. */
    @Override
    public void close() {
        quietly(listener);
        open.forEach(BackendServer::quietly);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                free.acquire();
                Socket socket = listener.accept();
                open.add(socket);
                if (listener.isClosed()) { // close() may have passed over it
                    quietly(socket);
                }
                Thread worker = new Thread(() -> serve(socket), "azureplan-sandbox-connection");
                worker.setDaemon(true);
                worker.start();
            } catch (IOException e) {
                // the listener was closed, or one connection failed before it began
                free.release();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new HttpConnection(backend, socket, port()).serve();
        } catch (IOException e) {
            // the peer is gone, or a fault asked for a broken connection; either way it ends here
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "defect in the backend", e);
        } finally {
            open.remove(socket);
            free.release();
        }
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // closing is all that can be done
        }
    }
}
