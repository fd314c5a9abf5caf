package app.merestone.kernel;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One look at what is stored: while a page is put together, or an account's standing derived, several modules ask each
 * other the same, and what was read for the first is not read again for the next. Only for reading: an act has to see what
 * it has just written, so none belongs into a look. Outside of a look every question is asked anew.
 */
public final class OneLook {

    private static final ScopedValue<Map<Question, Object>> SEEN = ScopedValue.newInstance();

    private OneLook() {}

    /** Puts something together in one look, or in the one that is being taken already. */
    public static <T> T during(Supplier<T> work) {
        return SEEN.isBound()
                ? work.get()
                : ScopedValue.where(SEEN, new HashMap<>()).call(work::get);
    }

    /**
     * What is read, the first time it is asked in a look.
     *
     * @param room whose question it is
     * @param what the question's name in that room
     * @param about what it is asked of: an account mostly
     * @param read asks the database; its answer must never be changed afterwards
     */
    @SuppressWarnings("unchecked") // the same question has always the same kind of answer
    public static <T> T once(Class<?> room, String what, Object about, Supplier<T> read) {
        if (!SEEN.isBound()) {
            return read.get();
        }
        var question = new Question(room, what, about);
        var seen = SEEN.get();
        var known = seen.get(question);
        if (known == null) {
            // not computeIfAbsent: one question asks others on its way
            known = read.get();
            seen.put(question, known);
        }
        return (T) known;
    }

    /**
     * What is read of several, asking only for those of whom this look has not heard yet.
     *
     * @param room whose question it is
     * @param what the question's name in that room, together with whatever else the answers depend on
     * @param about what it is asked of: people mostly
     * @param read asks the database; whoever it does not know is missing in its answer
     */
    @SuppressWarnings("unchecked") // the same question has always the same kind of answer
    public static <K, T> Map<K, T> each(
            Class<?> room, Object what, Collection<K> about, Function<Set<K>, Map<K, T>> read) {
        if (!SEEN.isBound()) {
            return read.apply(new LinkedHashSet<>(about));
        }
        var seen = SEEN.get();
        var missing = about.stream()
                .filter(one -> !seen.containsKey(new Question(room, what, one)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!missing.isEmpty()) {
            var readNow = read.apply(missing);
            missing.forEach(one -> seen.put(new Question(room, what, one), Optional.ofNullable(readNow.get(one))));
        }
        var answer = new LinkedHashMap<K, T>();
        for (var one : about) {
            var known = (Optional<T>) Objects.requireNonNull(seen.get(new Question(room, what, one)), "asked just now");
            known.ifPresent(value -> answer.put(one, value));
        }
        return answer;
    }

    private record Question(Class<?> room, Object what, Object about) {}
}
