package app.merestone.datasync;

import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.datasync.RunSchema.Field;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rule 7: a changed schema")
class SchemaChangeTests {

    private static final RunSchema BEFORE = schema(new Field("name", "varchar"), new Field("city", "varchar"));

    @Test
    void isAColumnThatWentOrCame() {
        var change =
                SchemaChange.between(BEFORE, schema(new Field("name", "varchar"), new Field("country", "varchar")));
        assertThat(change.gone()).containsExactly("city");
        assertThat(change.come()).containsExactly("country");
        assertThat(change.any()).isTrue();
        assertThat(SchemaChange.between(BEFORE, schema(new Field("name", "varchar")))
                        .any())
                .as("one that went alone")
                .isTrue();
        var more = schema(new Field("name", "varchar"), new Field("city", "varchar"), new Field("country", "varchar"));
        assertThat(SchemaChange.between(BEFORE, more).any())
                .as("one that came alone")
                .isTrue();
    }

    @Test
    void isAColumnOfAnotherType() {
        var change = SchemaChange.between(BEFORE, schema(new Field("city", "varchar"), new Field("name", "bigint")));
        assertThat(change.retyped()).containsExactly("name");
        assertThat(change.any()).isTrue();
    }

    @Test
    void isNoOtherOrderAndNoTypeThatNobodyTold() {
        assertThat(SchemaChange.between(BEFORE, schema(new Field("city", "VARCHAR"), new Field("name", "")))
                        .any())
                .isFalse();
    }

    private static RunSchema schema(Field... fields) {
        return Objects.requireNonNull(RunSchema.of(List.of(fields)));
    }
}
