package io.github.azureplan.examples.snippets;

import java.util.ArrayList;
import java.util.List;

/** Where a snippet says {@code report}, a user has output of its own; the test looks at what was said. */
abstract class Reporting {
    final List<String> reported = new ArrayList<>();

    void report(Object text) {
        reported.add(String.valueOf(text));
    }
}
