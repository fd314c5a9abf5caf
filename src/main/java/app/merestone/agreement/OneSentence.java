package app.merestone.agreement;

import java.util.regex.Pattern;

/** Whether a line is one sentence: what people can keep in their head, and what a result can prove or not. */
final class OneSentence {

    // an end of sentence, then the capital letter of the next one
    private static final Pattern SEAM = Pattern.compile("(\\S+?)[.!?…]+[\"'’”)\\]]*\\s+[\"'‘“(\\[]*\\p{Lu}");
    // words after which a full stop ends nothing
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?iu)(?:^|.*[^\\p{L}])(?:dr|mr|mrs|ms|prof|st|no|nr|vs|etc|approx|inc|ltd|co|corp|dept|fig|jan|feb|mar|apr|jun|jul|aug|sep"
                    + "|sept|oct|nov|dec|e\\.g|i\\.e|a\\.m|p\\.m|u\\.s|u\\.k|\\p{L})");

    private OneSentence() {}

    static boolean is(String line) {
        return SEAM.matcher(line)
                .results()
                .allMatch(seam -> line.charAt(seam.end(1)) == '.'
                        && ABBREVIATION.matcher(seam.group(1)).matches());
    }
}
