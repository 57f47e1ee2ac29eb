package io.github.azureplan.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whatever is kept, the text is that of the bytes. */
class RepeatedTextsTest {
    private static String text(RepeatedTexts texts, int slot, String text) {
        byte[] data = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        return texts.text(slot, data, 1, data.length - 1);
    }

    @Test
    void a_text_that_repeats_is_one_object_in_all_columns() {
        RepeatedTexts texts = new RepeatedTexts();
        text(texts, 0, "subscription-1");
        String second = text(texts, 0, "subscription-1");

        assertThat(text(texts, 0, "subscription-1")).isSameAs(second);
        text(texts, 0, "subscription-2");
        assertThat(text(texts, 5, "subscription-1")).isSameAs(second).isEqualTo("subscription-1");
    }

    @Test
    void short_texts_are_kept_for_the_next_row() {
        RepeatedTexts texts = new RepeatedTexts();

        assertThat(text(texts, 3, "EUR")).isSameAs(text(texts, 3, "EUR"));
        assertThat(text(texts, 3, "SEK")).isEqualTo("SEK");
        assertThat(text(texts, 3, "")).isEmpty();
    }

    @Test
    void long_texts_and_late_slots_are_made_each_time() {
        RepeatedTexts texts = new RepeatedTexts();
        String text = "x".repeat(200);

        for (int i = 0; i < 3; i++) {
            assertThat(text(texts, 0, text)).isEqualTo(text);
            assertThat(text(texts, 900, "Åre älv 12")).isEqualTo("Åre älv 12");
        }
    }

    @Test
    void many_threads_get_the_texts_of_their_own_bytes() throws Exception {
        RepeatedTexts texts = new RepeatedTexts();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int seed = 0; seed < 8; seed++) {
                Random random = new Random(seed);
                Callable<Integer> reader = () -> {
                    int wrong = 0;
                    for (int i = 0; i < 40_000; i++) {
                        String text = "ümläut-" + random.nextInt(5_000);
                        String shorter = text.substring(7);
                        wrong += text(texts, random.nextInt(4), text).equals(text) ? 0 : 1;
                        wrong += text(texts, random.nextInt(4), shorter).equals(shorter) ? 0 : 1;
                    }
                    return wrong;
                };
                all.add(threads.submit(reader));
            }
            for (Future<Integer> each : all) {
                assertThat(each.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
