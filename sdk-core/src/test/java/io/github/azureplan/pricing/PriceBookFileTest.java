package io.github.azureplan.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.MeterId;
import io.github.azureplan.errors.DamagedDataException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceBookFileTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    @TempDir
    Path directory;

    private static PriceBook book() {
        return Sheets.tiered()
                .price("0002", "7B349B65-1D1F-4D3E-8D2A-BD0D27A9A1C1", "1.25", "", "", "1/1/1753", Sheets.OPEN)
                .price("0003", "a;b", "0.00288286076674440494", "", "", "3/1/2026", "3/14/2026 11:59:59 PM")
                .price("0003", "a;b", ".5", "", "", "3/15/2026", "")
                .price("0004", "gap", "1", "1", "100", "3/1/2026", Sheets.OPEN)
                .price("0004", "gap", "2", "201", "", "3/1/2026", Sheets.OPEN)
                .book();
    }

    @Test
    void a_book_that_was_saved_is_the_same_when_loaded() throws IOException {
        PriceBook saved = book();
        Path file = directory.resolve("march.book");
        saved.save(file);
        PriceBook loaded = PriceBook.load(file);

        assertThat(loaded).isEqualTo(saved).hasToString(saved.toString());
        assertThat(loaded.entries()).containsExactlyElementsOf(saved.entries());
        assertThat(loaded.contradictions()).isEqualTo(saved.contradictions()).hasSize(1);
        assertThat(loaded.quote(MeterId.of("gb-out"), new BigDecimal("101"), DAY)
                        .total()
                        .amount())
                .isEqualTo(new BigDecimal("100.80"));
        assertThat(loaded.find(MeterId.of("b"))
                        .get(0)
                        .tiersAt(LocalDate.of(2999, 1, 1))
                        .get(0)
                        .unitPrice())
                .isEqualTo(new BigDecimal("0.5"));
        assertThat(loaded.find(new ProductSku("dzh0000test1", "0002"))).hasSize(1);
        assertThat(directory.toFile().list()).containsExactly("march.book");
    }

    @Test
    void a_book_of_nothing_is_saved_too() throws IOException {
        Path file = directory.resolve("empty.book");
        new Sheets().book().save(file);

        assertThat(PriceBook.load(file).entries()).isEmpty();
    }

    @Test
    void titles_that_come_again_after_others_are_loaded_again() throws IOException {
        Sheets sheets = new Sheets();
        List<String> titles = List.of("Storage", "Alpha in Region US East 2", "Beta in Region US East 2", "Microsoft");
        for (int i = 0; i < 12; i++) {
            sheets.row(Map.of(
                    "ProductId", "DZH0000TEST1",
                    "SkuId", "00" + (10 + i),
                    "SkuTitle", titles.get(i % titles.size()),
                    "UnitPrice", "1",
                    "EffectiveStartDate", "3/1/2026"));
        }
        PriceBook saved = sheets.book();
        Path file = directory.resolve("titles.book");
        saved.save(file);

        PriceBook loaded = PriceBook.load(file);
        assertThat(loaded).isEqualTo(saved);
        assertThat(loaded.find(new ProductSku("DZH0000TEST1", "0014")).get(0).skuTitle())
                .isEqualTo("Storage");
        loaded.save(file);
        assertThat(PriceBook.load(file)).isEqualTo(saved);
    }

    @Test
    void a_book_of_random_titles_is_the_same_when_loaded() throws IOException {
        Random random = new Random(11);
        Sheets sheets = new Sheets();
        for (int i = 0; i < 6_000; i++) {
            sheets.row(Map.of(
                    "ProductId", "DZH0000TEST" + random.nextInt(4),
                    "SkuId", String.format(Locale.ROOT, "%04d", i),
                    "SkuTitle", (char) ('a' + random.nextInt(26)) + " standard of region " + random.nextInt(60),
                    "UnitPrice", "." + (1 + random.nextInt(99)),
                    "EffectiveStartDate", "3/1/2026"));
        }
        PriceBook saved = sheets.book();
        Path file = directory.resolve("random.book");
        saved.save(file);

        assertThat(PriceBook.load(file)).isEqualTo(saved);
    }

    @Test
    void prices_in_a_forged_file_are_bounded_like_those_of_a_sheet() throws IOException {
        for (String price : List.of("1E99", "-.5", "1e9,", "9".repeat(300))) {
            Path file = directory.resolve("forged.book");
            forge(file, price);
            if (price.equals("1E99")) {
                assertThat(PriceBook.load(file).entries()).isNotEmpty(); // large, and harmless
            } else {
                assertThatThrownBy(() -> PriceBook.load(file)).as(price).isInstanceOf(DamagedDataException.class);
            }
        }
    }

    /** A book whose price of 0.77125 is another text. */
    private static void forge(Path file, String price) throws IOException {
        new Sheets()
                .price("0001", "m", ".77125", "", "", "3/1/2026", Sheets.OPEN)
                .book()
                .save(file);
        byte[] whole = Files.readAllBytes(file);
        byte[] old = "0.77125".getBytes(StandardCharsets.UTF_8);
        int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf("0.77125");
        byte[] text = price.getBytes(StandardCharsets.UTF_8);
        ByteBuffer forged = ByteBuffer.allocate(whole.length - old.length + text.length);
        forged.put(whole, 0, at - Integer.BYTES).putInt(text.length).put(text);
        forged.put(whole, at + old.length, whole.length - at - old.length);
        CRC32 crc = new CRC32();
        crc.update(forged.array(), 0, forged.capacity() - Long.BYTES);
        forged.putLong(forged.capacity() - Long.BYTES, crc.getValue());
        Files.write(file, forged.array());
    }

    @Test
    void saving_again_replaces_the_file() throws IOException {
        Path file = Files.writeString(directory.resolve("x.book"), "something else");
        assertThatThrownBy(() -> PriceBook.load(file))
                .isInstanceOf(DamagedDataException.class)
                .hasMessageContaining("is no price book that this version saved");

        book().save(file);

        assertThat(PriceBook.load(file)).isEqualTo(book());
    }

    @Test
    void a_damaged_file_is_refused_wherever_it_is_damaged() throws IOException {
        Path file = directory.resolve("march.book");
        book().save(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> PriceBook.load(file)).isInstanceOf(DamagedDataException.class);
        }
        Random random = new Random(2);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            assertThatThrownBy(() -> PriceBook.load(file)).isInstanceOf(DamagedDataException.class);
        }
    }

    @Test
    void a_forged_file_gives_a_book_or_the_documented_error_and_nothing_else() throws IOException {
        Path file = directory.resolve("march.book");
        book().save(file);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(8);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] forged = whole.clone();
            forged[8 + random.nextInt(forged.length - 16)] = (byte) random.nextInt(256);
            CRC32 crc = new CRC32();
            crc.update(forged, 0, forged.length - 8);
            ByteBuffer.wrap(forged).putLong(forged.length - 8, crc.getValue());
            Files.write(file, forged);
            try {
                PriceBook loaded = PriceBook.load(file);
                loaded.entries().forEach(entry -> {
                    entry.meters();
                    entry.periods();
                    assertThat(entry.skuTitle()).isNotNull();
                });
            } catch (DamagedDataException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(200, 1_990);
    }
}
