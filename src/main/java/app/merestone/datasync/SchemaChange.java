package app.merestone.datasync;

import app.merestone.datasync.RunSchema.Field;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is other about the columns of a run than of the one before it (rule 7).
 *
 * @param gone columns that are there no more
 * @param come columns that were not there before
 * @param retyped columns of another type; where one of the two told no type there is nothing to compare
 */
record SchemaChange(Set<String> gone, Set<String> come, Set<String> retyped) {

    static SchemaChange between(RunSchema before, RunSchema after) {
        var old = types(before);
        var now = types(after);
        var gone = new TreeSet<>(old.keySet());
        gone.removeAll(now.keySet());
        var come = new TreeSet<>(now.keySet());
        come.removeAll(old.keySet());
        var retyped = new TreeSet<>(old.keySet());
        retyped.removeIf(name -> !differ(old.get(name), now.get(name)));
        return new SchemaChange(gone, come, retyped);
    }

    boolean any() {
        return !gone.isEmpty() || !come.isEmpty() || !retyped.isEmpty();
    }

    private static boolean differ(@Nullable String before, @Nullable String after) {
        return before != null
                && after != null
                && !before.isEmpty()
                && !after.isEmpty()
                && !before.equalsIgnoreCase(after);
    }

    private static Map<String, String> types(RunSchema schema) {
        return schema.fields().stream().collect(Collectors.toMap(Field::name, Field::type));
    }
}
