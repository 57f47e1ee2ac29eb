package io.github.azureplan.internal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.RowPart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipCheckTest {
    private final AtomicInteger open = new AtomicInteger();

    private RowPart part(byte[] bytes) {
        return new RowPart("part.json.gz", () -> {
            open.incrementAndGet();
            return new ByteArrayInputStream(bytes) {
                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        });
    }

    private static byte[] plain(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}\n", "\uFEFF{}", "\uFEFF \r\n\t{}", "\n\n", " "})
    void rows_and_nothing_but_white_space_are_a_whole_file(String text) throws IOException {
        for (byte[] bytes : new byte[][] {plain(text), gzip(plain(text)), gzip(new byte[0])}) {
            assertThatCode(() -> GzipCheck.isWhole(part(bytes))).doesNotThrowAnyException();
        }
        assertThat(open).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html><html>", " <html>", "\uFEFF<html>", "[{}]", "Bad Gateway", "\n\uFEFF{}"})
    void the_page_of_a_proxy_is_no_file_of_an_export(String text) throws IOException {
        for (byte[] bytes : new byte[][] {plain(text), gzip(plain(text))}) {
            assertThatThrownBy(() -> GzipCheck.isWhole(part(bytes)))
                    .isInstanceOf(DamagedDataException.class)
                    .hasMessageContaining("does not begin with a row");
        }
        assertThat(open).hasValue(0);
    }

    @Test
    void a_file_without_a_byte_is_damage_and_is_closed() {
        assertThatThrownBy(() -> GzipCheck.isWhole(part(new byte[0])))
                .isInstanceOf(DamagedDataException.class)
                .hasMessageContaining("is empty");
        assertThat(open).hasValue(0);
    }
}
