package io.github.azureplan.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.Secret;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.InterruptedCallException;
import io.github.azureplan.errors.MalformedResponseException;
import io.github.azureplan.internal.wire.Wire;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What opens the files of an export: manifests as they should not be, and a token that has run out. */
class GrantTest {
    private static final ExportRequest<UsageLines> REQUEST = ExportRequest.billedUsage("G000000001");

    private final FakeService service = new FakeService();

    private static ExportManifest manifest(String token, String... names) {
        return new ExportManifest(
                "m",
                "2",
                "compressedJSON",
                null,
                "1",
                null,
                URI.create("https://account.blob.core.windows.net/d"),
                Secret.of(token),
                "default",
                names.length,
                Stream.of(names)
                        .map(name -> new ExportManifest.Blob(name, null))
                        .toList());
    }

    private static Grant grant(String... names) {
        return new Grant(REQUEST, "o", manifest("sig=old", names));
    }

    private static String done(String... names) {
        return "{\"status\":\"succeeded\",\"resourceLocation\":{\"eTag\":\"1\",\"rootDirectory\":"
                + "\"https://account.blob.core.windows.net/d\",\"sasToken\":\"sig=new\",\"blobs\":["
                + String.join(
                        ",",
                        Stream.of(names)
                                .map(name -> "{\"name\":\"" + name + "\"}")
                                .toList())
                + "]}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sig=s3cret s3cret",
                "sig=s3cret|",
                "sig=\"s3cret\"",
                "sig=<s3cret>",
                "sig=s3cret\\",
                "sig=s3cret^",
                "sig={s3cret}",
                "sig=s3cret%",
                "sig=s3cret\n",
                "sig=s3cret#x"
            })
    void a_token_that_is_no_query_is_refused_and_said_nowhere(String token) {
        for (String[] names : new String[][] {{}, {"a.gz"}}) {
            MalformedResponseException refused = catchThrowableOfType(
                    MalformedResponseException.class, () -> new Grant(REQUEST, "o", manifest(token, names)));
            assertThat(refused.path()).isEqualTo("$.sasToken");
            StringWriter all = new StringWriter();
            refused.printStackTrace(new PrintWriter(all));
            assertThat(all.toString()).doesNotContain("s3cret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x", "a//b", "../x", "a/./b", "a/", "a\tb"})
    void a_name_that_leads_elsewhere_is_refused(String name) {
        assertThatThrownBy(() -> grant(name))
                .isInstanceOfSatisfying(
                        MalformedResponseException.class,
                        refused -> assertThat(refused.path()).isEqualTo("$.blobs"));
    }

    @Test
    void the_same_files_in_another_order_are_the_same_files() {
        Grant grant = grant("a.gz", "b.gz");
        service.then(200, done("b.gz", "a.gz"));
        ExportManifest fresh = grant.renewed(service.wire(), grant.manifest(), "a.gz");
        assertThat(Grant.address(fresh, "a.gz")).hasQuery("sig=new");
        assertThat(grant.names()).containsExactly("a.gz", "b.gz");
    }

    @Test
    void renewing_ends_with_the_deadline_of_whoever_opens_the_file() {
        Grant grant = grant("a.gz");
        service.then(200, "{\"status\":\"running\"}", "Retry-After", "20");
        Wire opener =
                service.wire().with(CallOptions.deadline(Duration.ofMinutes(1))).begin();
        assertThatThrownBy(() -> grant.renewed(opener, grant.manifest(), "a.gz"))
                .isInstanceOf(DeadlineExceededException.class);
        assertThat(Duration.between(FakeService.BEGIN, service.now())).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void who_waits_for_another_to_renew_can_be_interrupted() throws Exception {
        Grant grant = grant("a.gz");
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        service.then(request -> {
            entered.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return FakeService.answer(200, done("a.gz"));
        });
        Wire wire = service.wire();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<ExportManifest> renewed = other.submit(() -> grant.renewed(wire, grant.manifest(), "a.gz"));
            entered.await();
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> grant.renewed(wire, grant.manifest(), "a.gz"))
                        .isInstanceOf(InterruptedCallException.class);
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            go.countDown();
            assertThat(renewed.get()).isEqualTo(grant.manifest());
            assertThat(service.requests).hasSize(1);
        } finally {
            go.countDown();
            other.shutdown();
        }
    }

    @Test
    void an_operation_that_is_asked_for_again_has_what_is_left_of_the_time() {
        Wire wire = service.wire().with(CallOptions.deadline(Duration.ofMinutes(10)));
        service.then(request -> {
                    service.advance(Duration.ofMinutes(10).minusSeconds(7));
                    return FakeService.answer(410, "");
                })
                .then(202, "", "Location", "https://graph.microsoft.com/v1.0/reports/partners/billing/operations/o2")
                .then(200, done("a.gz"));
        assertThat(new ExportOperation<>(wire, REQUEST, "o").await().operationId())
                .isEqualTo("o2");
        assertThat(service.requests).hasSize(3);
        assertThat(List.of(service.requests.get(1), service.requests.get(2)))
                .allMatch(request -> request.timeLeft().compareTo(Duration.ofSeconds(7)) <= 0);
    }
}
