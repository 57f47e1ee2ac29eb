package io.github.azureplan.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.errors.DamagedDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePurchaseJournalTest {
    private static final CustomerId CUSTOMER = CustomerId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001");
    private static final PurchaseJournal.Key OWN = new PurchaseJournal.Key(CUSTOMER, null);
    private static final PurchaseJournal.Key RESELLERS = new PurchaseJournal.Key(CUSTOMER, MpnId.of("3000001"));

    @TempDir
    Path folder;

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void the_first_note_counts_and_outlives_the_journal() {
        FilePurchaseJournal first = FilePurchaseJournal.in(folder);
        assertThat(first.get(OWN)).isEmpty();
        assertThat(first.putIfAbsent(OWN, "cart-1")).isEqualTo("cart-1");
        assertThat(first.putIfAbsent(OWN, "cart-2")).isEqualTo("cart-1");
        FilePurchaseJournal second = FilePurchaseJournal.in(folder);
        assertThat(second.get(OWN)).contains("cart-1");
        assertThat(second.putIfAbsent(OWN, "cart-3")).isEqualTo("cart-1");
        assertThat(second.get(RESELLERS)).isEmpty();
        assertThat(second.putIfAbsent(RESELLERS, "cart-4")).isEqualTo("cart-4");
        assertThat(first.get(OWN)).contains("cart-1");
    }

    @Test
    void the_folder_may_be_a_link_to_one() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        FilePurchaseJournal.in(link).putIfAbsent(OWN, "cart-1");
        assertThat(FilePurchaseJournal.in(real).get(OWN)).contains("cart-1");
    }

    @Test
    void a_cart_is_replaced_only_by_who_knows_the_one_that_is_noted() {
        FilePurchaseJournal journal = FilePurchaseJournal.in(folder);
        assertThat(journal.replace(OWN, "nothing", "cart-1")).isEqualTo("cart-1");
        assertThat(journal.replace(OWN, "cart-1", "cart-2")).isEqualTo("cart-2");
        assertThat(journal.replace(OWN, "cart-1", "cart-3")).isEqualTo("cart-2");
        assertThat(journal.get(OWN)).contains("cart-2");
        assertThat(journal.putIfAbsent(OWN, "cart-4")).isEqualTo("cart-2");
    }

    @Test
    void nothing_but_the_notes_stays_in_the_folder() throws IOException {
        FilePurchaseJournal journal = FilePurchaseJournal.in(folder);
        journal.putIfAbsent(OWN, "cart-1");
        journal.putIfAbsent(OWN, "cart-2");
        journal.replace(OWN, "cart-1", "cart-3");
        assertThat(files(folder))
                .extracting(file -> file.getFileName().toString())
                .containsExactly(CUSTOMER.text() + ".1.cart", CUSTOMER.text() + ".2.cart");
    }

    @Test
    void a_note_that_was_cut_off_or_changed_is_refused_by_name() throws IOException {
        FilePurchaseJournal journal = FilePurchaseJournal.in(folder);
        journal.putIfAbsent(OWN, "cart-1");
        Path file = files(folder).get(0);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(20260302);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            refused(journal, file);
        }
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            refused(journal, file);
        }
        Files.write(file, (new String(whole, StandardCharsets.UTF_8) + "x\n").getBytes(StandardCharsets.UTF_8));
        refused(journal, file);
        Files.write(file, whole);
        assertThat(journal.get(OWN)).contains("cart-1");
    }

    private static void refused(FilePurchaseJournal journal, Path file) {
        assertThatThrownBy(() -> journal.get(OWN))
                .isInstanceOf(DamagedDataException.class)
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContaining("orders");
        assertThatThrownBy(() -> journal.putIfAbsent(OWN, "cart-9")).isInstanceOf(DamagedDataException.class);
        assertThatThrownBy(() -> journal.replace(OWN, "cart-1", "cart-9")).isInstanceOf(DamagedDataException.class);
    }

    @Test
    void a_note_of_another_customer_under_this_name_is_refused() throws IOException {
        FilePurchaseJournal journal = FilePurchaseJournal.in(folder);
        journal.putIfAbsent(RESELLERS, "cart-1");
        Files.copy(files(folder).get(0), folder.resolve(CUSTOMER.text() + ".1.cart"));
        assertThatThrownBy(() -> journal.get(OWN)).isInstanceOf(DamagedDataException.class);
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_before_anything_is_ordered() throws IOException {
        Path gone = folder.resolve("gone");
        FilePurchaseJournal journal = FilePurchaseJournal.in(gone);
        Files.delete(gone);
        assertThat(journal.get(OWN)).isEmpty();
        assertThatThrownBy(() -> journal.putIfAbsent(OWN, "cart-1"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone");
        assertThatThrownBy(() -> FilePurchaseJournal.in(Files.createFile(folder.resolve("file"))))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_cart_id_is_one_line() {
        FilePurchaseJournal journal = FilePurchaseJournal.in(folder);
        assertThatThrownBy(() -> journal.putIfAbsent(OWN, "cart\n1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cartId");
        assertThatThrownBy(() -> journal.putIfAbsent(OWN, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(journal.get(OWN)).isEmpty();
    }

    @Test
    void an_interrupted_thread_notes_whole_and_stays_interrupted() {
        FilePurchaseJournal journal = FilePurchaseJournal.in(folder);
        Thread.currentThread().interrupt();
        assertThat(journal.putIfAbsent(OWN, "cart-1")).isEqualTo("cart-1");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(journal.get(OWN)).contains("cart-1");
    }

    @Test
    void sixteen_threads_with_a_journal_each_agree_on_every_note() throws Exception {
        int threads = 16;
        List<PurchaseJournal.Key> keys = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            keys.add(new PurchaseJournal.Key(CustomerId.of(String.format("5c1d1d3c-5b0e-4c57-9a51-%012d", i)), null));
        }
        Map<String, Set<String>> seen = new ConcurrentHashMap<>();
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> done = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            done.add(pool.submit(() -> {
                FilePurchaseJournal own = FilePurchaseJournal.in(folder);
                start.await();
                for (PurchaseJournal.Key key : keys) {
                    String first = own.putIfAbsent(key, "first-" + thread);
                    seen.computeIfAbsent(key.text() + " 1", k -> ConcurrentHashMap.newKeySet())
                            .add(first);
                }
                start.await();
                for (PurchaseJournal.Key key : keys) {
                    String first = seen.get(key.text() + " 1").iterator().next();
                    String second = own.replace(key, first, "second-" + thread);
                    seen.computeIfAbsent(key.text() + " 2", k -> ConcurrentHashMap.newKeySet())
                            .add(second);
                }
                return null;
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        pool.shutdown();
        assertThat(seen).hasSize(2 * keys.size());
        assertThat(seen.values()).allMatch(carts -> carts.size() == 1);
        Set<String> names = new HashSet<>();
        files(folder).forEach(file -> names.add(file.getFileName().toString()));
        assertThat(names).hasSize(2 * keys.size()).allMatch(name -> name.endsWith(".cart"));
    }
}
