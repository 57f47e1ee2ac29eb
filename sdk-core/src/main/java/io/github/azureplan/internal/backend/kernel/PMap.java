package io.github.azureplan.internal.backend.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes: {@link #with} answers a new one that shares all but a few nodes, so that keeping a
 * snapshot of a large state costs nothing. A treap whose priorities come from the keys' hashes.
 */
public final class PMap<K extends Comparable<? super K>, V> {
    private static final class Node<K, V> {
        final K key;
        final V value;
        final @Nullable Node<K, V> left;
        final @Nullable Node<K, V> right;
        final int size;

        Node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
            this.key = key;
            this.value = value;
            this.left = left;
            this.right = right;
            this.size = 1 + sizeOf(left) + sizeOf(right);
        }

        int priority() {
            int h = key.hashCode() * 0x9E3779B9;
            return h ^ (h >>> 15);
        }
    }

    private final @Nullable Node<K, V> root;

    private PMap(@Nullable Node<K, V> root) {
        this.root = root;
    }

    public static <K extends Comparable<? super K>, V> PMap<K, V> empty() {
        return new PMap<>(null);
    }

    public int size() {
        return sizeOf(root);
    }

    public @Nullable V get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int c = key.compareTo(node.key);
            if (c == 0) {
                return node.value;
            }
            node = c < 0 ? node.left : node.right;
        }
        return null;
    }

    public boolean has(K key) {
        return get(key) != null;
    }

    /** This map with the key set to the value. */
    public PMap<K, V> with(K key, V value) {
        return new PMap<>(insert(root, key, value));
    }

    /** This map without the key. */
    public PMap<K, V> without(K key) {
        return has(key) ? new PMap<>(remove(root, key)) : this;
    }

    /** The values in the order of their keys. */
    public List<V> values() {
        List<V> values = new ArrayList<>(size());
        forEach((k, v) -> values.add(v));
        return values;
    }

    /** Visits all entries in the order of their keys. */
    public void forEach(BiConsumer<? super K, ? super V> visitor) {
        visit(root, visitor);
    }

    /**
     * Visits the entries whose value is not the very object it was in an earlier map, in the order of their keys. What the
     * two share is skipped, so that this costs about as much as the changes did. What is gone is not visited.
     */
    public void forEachChanged(PMap<K, V> before, BiConsumer<? super K, ? super V> visitor) {
        changed(before.root, root, visitor);
    }

    private static <K extends Comparable<? super K>, V> void changed(
            @Nullable Node<K, V> before, @Nullable Node<K, V> now, BiConsumer<? super K, ? super V> visitor) {
        if (now == null || now == before) {
            return;
        }
        changed(below(before, now.key), now.left, visitor);
        Node<K, V> same = at(before, now.key);
        if (same == null || same.value != now.value) {
            visitor.accept(now.key, now.value);
        }
        changed(above(before, now.key), now.right, visitor);
    }

    private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> at(@Nullable Node<K, V> node, K key) {
        Node<K, V> found = node;
        while (found != null && !found.key.equals(key)) {
            found = key.compareTo(found.key) < 0 ? found.left : found.right;
        }
        return found;
    }

    /** The highest subtree that has all entries below a key and nothing above it; shared with the node, or made anew. */
    private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> below(@Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int c = key.compareTo(node.key);
        if (c <= 0) {
            return c == 0 ? node.left : below(node.left, key);
        }
        return new Node<>(node.key, node.value, node.left, below(node.right, key));
    }

    private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> above(@Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int c = key.compareTo(node.key);
        if (c >= 0) {
            return c == 0 ? node.right : above(node.right, key);
        }
        return new Node<>(node.key, node.value, above(node.left, key), node.right);
    }

    private static <K, V> void visit(@Nullable Node<K, V> node, BiConsumer<? super K, ? super V> visitor) {
        if (node != null) {
            visit(node.left, visitor);
            visitor.accept(node.key, node.value);
            visit(node.right, visitor);
        }
    }

    private static int sizeOf(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.size;
    }

    private static <K extends Comparable<? super K>, V> Node<K, V> insert(@Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null);
        }
        int c = key.compareTo(node.key);
        if (c == 0) {
            return new Node<>(key, value, node.left, node.right);
        }
        if (c < 0) {
            Node<K, V> left = insert(node.left, key, value);
            return left.priority() > node.priority()
                    ? new Node<>(
                            left.key, left.value, left.left, new Node<>(node.key, node.value, left.right, node.right))
                    : new Node<>(node.key, node.value, left, node.right);
        }
        Node<K, V> right = insert(node.right, key, value);
        return right.priority() > node.priority()
                ? new Node<>(
                        right.key, right.value, new Node<>(node.key, node.value, node.left, right.left), right.right)
                : new Node<>(node.key, node.value, node.left, right);
    }

    private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> remove(@Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int c = key.compareTo(node.key);
        if (c == 0) {
            return merge(node.left, node.right);
        }
        return c < 0
                ? new Node<>(node.key, node.value, remove(node.left, key), node.right)
                : new Node<>(node.key, node.value, node.left, remove(node.right, key));
    }

    private static <K, V> @Nullable Node<K, V> merge(@Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        return left.priority() > right.priority()
                ? new Node<>(left.key, left.value, left.left, merge(left.right, right))
                : new Node<>(right.key, right.value, merge(left, right.left), right.right);
    }
}
