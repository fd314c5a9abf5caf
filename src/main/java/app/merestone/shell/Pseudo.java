package app.merestone.shell;

/** Puts accents on the letters of a pattern, leaving its placeholders alone. */
final class Pseudo {

    private static final String PLAIN = "aeiounAEIOUN";
    private static final String ACCENTED = "àéîöüñÀÉÎÖÜÑ";

    private Pseudo() {}

    static String accented(String pattern) {
        var text = new StringBuilder("[");
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '{') {
                depth++;
            }
            int at = depth == 0 ? PLAIN.indexOf(c) : -1;
            text.append(at < 0 ? c : ACCENTED.charAt(at));
            if (c == '}') {
                depth--;
            }
        }
        return text.append(']').toString();
    }
}
