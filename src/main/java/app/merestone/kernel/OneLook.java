package app.merestone.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

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

    private record Question(Class<?> room, String what, Object about) {}
}
