package io.github.azureplan.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowWriterTest {
    @TempDir
    Path directory;

    @Test
    void a_header_without_columns_costs_no_file() throws IOException {
        Path file = Files.writeString(directory.resolve("report.csv"), "of last month");
        assertThatThrownBy(() -> RowWriter.csv(file, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("header:");
        assertThat(Files.readString(file)).isEqualTo("of last month");
        try (RowWriter writer = RowWriter.csv(file, List.of("a", "b"))) {
            writer.write(List.of("1", "say \"2\""));
        }
        assertThat(Files.readString(file)).isEqualTo("\"a\",\"b\"\r\n\"1\",\"say \"\"2\"\"\"\r\n");
    }
}
