package io.github.azureplan.internal.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PMapTest {
    @Test
    void it_agrees_with_a_sorted_map_after_any_sequence_of_changes() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            TreeMap<Integer, Integer> expected = new TreeMap<>();
            PMap<Integer, Integer> map = PMap.empty();
            for (int i = 0; i < 500; i++) {
                int key = random.nextInt(100);
                if (random.nextInt(3) == 0) {
                    expected.remove(key);
                    map = map.without(key);
                } else {
                    expected.put(key, i);
                    map = map.with(key, i);
                }
            }
            assertThat(map.values()).isEqualTo(List.copyOf(expected.values()));
            assertThat(map.size()).isEqualTo(expected.size());
            for (int key = 0; key < 100; key++) {
                assertThat(map.get(key)).isEqualTo(expected.get(key));
            }
        }
    }

    @Test
    void an_older_version_stays_as_it_was() {
        List<PMap<String, Integer>> versions = new ArrayList<>();
        PMap<String, Integer> map = PMap.empty();
        for (int i = 0; i < 50; i++) {
            versions.add(map);
            map = map.with("k" + i, i);
        }
        map = map.without("k7");
        for (int i = 0; i < 50; i++) {
            assertThat(versions.get(i).size()).isEqualTo(i);
            assertThat(versions.get(i).has("k" + i)).isFalse();
        }
        assertThat(map.size()).isEqualTo(49);
    }

    @Test
    void it_stays_shallow_when_keys_come_in_order() {
        PMap<String, Integer> map = PMap.empty();
        for (int i = 0; i < 50_000; i++) {
            map = map.with(String.format("key-%06d", i), i);
        }
        // a degenerate tree would end in a stack overflow here
        assertThat(map.values()).hasSize(50_000).isSorted();
    }

    @Test
    void what_changed_since_an_earlier_version_is_visited_in_order_and_nothing_else() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            PMap<Integer, String> before = PMap.empty();
            for (int i = 0; i < random.nextInt(200); i++) {
                before = before.with(random.nextInt(300), "old " + i);
            }
            TreeMap<Integer, String> expected = new TreeMap<>();
            PMap<Integer, String> after = before;
            for (int i = 0; i < random.nextInt(30); i++) {
                int key = random.nextInt(300);
                if (random.nextInt(3) == 0) {
                    after = after.without(key);
                    expected.remove(key);
                } else {
                    after = after.with(key, "new " + i);
                    expected.put(key, "new " + i);
                }
            }
            TreeMap<Integer, String> visited = new TreeMap<>();
            List<Integer> order = new ArrayList<>();
            after.forEachChanged(before, (key, value) -> {
                visited.put(key, value);
                order.add(key);
            });
            assertThat(visited).as("seed %d", seed).isEqualTo(expected);
            assertThat(order).isSorted().doesNotHaveDuplicates();
            before.forEachChanged(before, (key, value) -> {
                throw new AssertionError("nothing changed");
            });
        }
    }
}
