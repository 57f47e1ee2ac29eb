package io.github.azureplan.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedExportNamesTest {
    @ParameterizedTest
    @CsvSource({"part-0_a.json.gz, part-0_a.json.gz", ".a, %002ea", "a/b, a%002fb", "a%b, a%0025b", "\u00e4, %00e4"})
    void what_is_not_plain_is_written_in_four_digits(String blob, String file) {
        assertThat(SavedExport.fileName(blob)).isEqualTo(file);
    }

    @Test
    void two_names_never_become_one() {
        List<String> names = List.of("/b", "\u02fb", "%2fb", " 1", "\u0201", "%0201");
        assertThat(names.stream().map(SavedExport::fileName)).doesNotHaveDuplicates();
    }
}
