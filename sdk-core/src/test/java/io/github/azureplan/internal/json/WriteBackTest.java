package io.github.azureplan.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WriteBackTest {
    private final Json json = new Json(drift -> {});

    @WriteBack(Thing.Members.class)
    static final class Thing {
        record Members(@Nullable String name, @Nullable Place place, List<Thing> parts) {}

        private final Members members;
        private final JsonValue.Obj document;

        Thing(Members members, JsonValue.Obj document) {
            this.members = members;
            this.document = document;
        }

        private JsonValue.Obj document() {
            return document;
        }
    }

    private record Place(@Nullable String city, @Nullable String line2, List<String> tags) {}

    private Thing read(String text) {
        return json.read(text.getBytes(UTF_8), Thing.class);
    }

    private String overlay(String text, Map<String, Object> changes) {
        JsonValue.Obj document = read(text).document();
        return new String(json.write(document.overlay((JsonValue.Obj) JsonValue.of(changes))), UTF_8);
    }

    @Test
    void an_unchanged_document_is_written_as_it_came() {
        String text =
                "{\"Name\":\"a\",\"new\":{\"n\":1.50,\"e\":1E+400,\"x\":null},\"parts\":[{\"q\":10000000000000000000000}]}";
        Thing thing = read(text);
        assertThat(thing.members.name()).isEqualTo("a");
        assertThat(thing.members.parts()).hasSize(1);
        assertThat(new String(json.write(thing), UTF_8)).isEqualTo(text);
    }

    @Test
    void a_change_keeps_spelling_place_and_unknown_members() {
        assertThat(overlay("{\"Name\":\"a\",\"new\":1.50}", Map.of("name", "b")))
                .isEqualTo("{\"Name\":\"b\",\"new\":1.50}");
        assertThat(overlay("{\"new\":1.50}", Map.of("name", "b"))).isEqualTo("{\"new\":1.50,\"name\":\"b\"}");
    }

    @Test
    void a_changed_model_clears_what_it_leaves_empty_and_keeps_what_it_does_not_know() {
        String text = "{\"place\":{\"City\":\"Umeå\",\"line2\":\"x\",\"geo\":[1.0],\"tags\":[\"t\"]}}";
        Place moved = new Place("Luleå", null, List.of());
        assertThat(overlay(text, Map.of("place", read(text).document().merged("PLACE", moved))))
                .isEqualTo("{\"place\":{\"City\":\"Luleå\",\"line2\":null,\"geo\":[1.0],\"tags\":[]}}");
        assertThat(overlay("{}", Map.of("place", JsonValue.Obj.EMPTY.merged("place", moved))))
                .isEqualTo("{\"place\":{\"city\":\"Luleå\"}}");
    }

    @Test
    void a_changed_map_replaces_the_former_one() {
        assertThat(overlay("{\"context\":{\"a\":1}}", Map.of("context", Map.of("b", "2"))))
                .isEqualTo("{\"context\":{\"b\":\"2\"}}");
    }

    @Test
    void documents_inside_documents_are_kept_too() {
        Thing thing = read("{\"parts\":[{\"name\":\"p\",\"unknown\":0.10}]}");
        JsonValue changed =
                JsonValue.of(Map.of("parts", List.of(thing.members.parts().get(0))));
        assertThat(new String(json.write(changed), UTF_8)).isEqualTo("{\"parts\":[{\"name\":\"p\",\"unknown\":0.10}]}");
    }
}
