package io.github.azureplan.billing;

import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Wire;
import java.time.Instant;

/**
 * An export the service is making. Keep {@link #id()} and it can be gone on with after a crash, by
 * {@link Exports#resume}. Immutable and safe for use by many threads.
 *
 * @param <S> the reader of its lines
 */
public final class ExportOperation<S extends BillingLines<?, S>> {
    private static final int GONE = 410;

    private final Wire wire;
    private final ExportRequest<S> request;
    private final String id;

    ExportOperation(Wire wire, ExportRequest<S> request, String id) {
        this.wire = wire.withoutRequestId();
        this.request = request;
        this.id = id;
    }

    /**
     * What the service calls the operation.
     *
     * @return the id, to be kept for {@link Exports#resume}; where the service has put the operation elsewhere than
     *     documented, its address
     */
    public String id() {
        return id;
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
     * Waits until the files are there, in pauses the service asks for, at most until the deadline or 30 minutes. Progress
     * is told at each look.
     *
     * <p>When the service no longer knows the operation because of its age (410), the same is asked for again and waited
     * for, once; nothing was read yet, so that nothing can be mixed. {@link Export#operationId()} is another one then.
     *
     * <p><!-- GET_EXPORT_OPERATION GET_EXPORT_MANIFEST -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-operation-get">{@code GET /v1.0/reports/partners/billing/operations/<operation>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-manifest-get">{@code GET /v1.0/reports/partners/billing/manifests/<manifest>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the export
     * @throws io.github.azureplan.errors.NotFoundException when there is no data (5000), or no such operation
     * @throws io.github.azureplan.errors.DeadlineExceededException when the files are not there in time; it names the
     *     operation to go on with
     */
    public Export<S> await() {
        Wire verb = wire.begin();
        try {
            return await(verb);
        } catch (ServiceException e) {
            if (e.status() != GONE) {
                throw e;
            }
            verb.report(
                    request.route().name(),
                    "gone, asked for again",
                    verb.clock().instant());
            ExportOperation<S> again = new Exports(verb).start(request);
            return new ExportOperation<>(wire, request, again.id).await(verb);
        }
    }

    private Export<S> await(Wire verb) {
        Instant begin = verb.clock().instant();
        OperationReader reader = new OperationReader(verb, request, id);
        ExportManifest manifest = reader.await();
        verb.report(
                request.route().name(),
                "files are there",
                begin,
                0,
                manifest.blobs().size());
        return new Export<>(wire, request, id, new Grant(request, id, manifest), reader.requestIds());
    }

    @Override
    public String toString() {
        return "ExportOperation[" + request + ", " + id + "]";
    }
}
