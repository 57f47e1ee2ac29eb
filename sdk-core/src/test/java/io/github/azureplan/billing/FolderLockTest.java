package io.github.azureplan.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    Path folder;

    @Test
    void one_has_it_and_leaves_no_file() throws IOException {
        try (FolderLock lock = FolderLock.of(folder, "mine")) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> FolderLock.of(folder, "mine"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another thread or process");
        }
        assertThat(folder).isEmptyDirectory();
        FolderLock.of(folder, "mine").close();
    }

    @Test
    void a_file_that_a_killed_process_has_left_is_no_hindrance() throws IOException {
        Files.writeString(folder.resolve(FolderLock.NAME), "x".repeat(100));
        FolderLock.of(folder, "mine").close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void who_has_opened_the_file_before_it_was_deleted_gets_nothing() throws IOException {
        Path file = folder.resolve(FolderLock.NAME);
        FolderLock first = FolderLock.of(folder, "mine");
        try (FileChannel late = FolderLock.open(file)) {
            first.close();
            assertThat(FolderLock.take(file, late, "late"))
                    .as("the file is gone")
                    .isNull();
            try (FolderLock second = FolderLock.of(folder, "mine")) {
                assertThat(second).isNotNull();
                assertThat(FolderLock.take(file, late, "late"))
                        .as("another is there")
                        .isNull();
            }
        }
    }
}
