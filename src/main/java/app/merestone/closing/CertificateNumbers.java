package app.merestone.closing;

import java.security.SecureRandom;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Numbers certificates at random: M-7Q4M2-KXD5T. A number tells neither when it was given nor how many there are, and nobody
 * waits for anybody to get one. Those from before, such as M-2026-0117, are one character shorter in each part, so none is
 * given out twice.
 */
@Component
class CertificateNumbers {

    /** Digits and letters that nobody takes for each other: without I, L, O and U. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int PART = 5;

    private final SecureRandom chance = new SecureRandom();

    /**
     * A new one. There are 2^50, so that two are the same is not to be expected; if they ever were, the closing's key would
     * refuse the second, and pressing again gives another.
     */
    String next() {
        return "M-" + part() + "-" + part();
    }

    private String part() {
        return chance.ints(PART, 0, LETTERS.length())
                .collect(StringBuilder::new, (part, at) -> part.append(LETTERS.charAt(at)), StringBuilder::append)
                .toString();
    }

    /** As it was given out, from how somebody typed or copied it: small, with blanks, with O for 0 and I or L for 1. */
    static String read(String typed) {
        return typed.replaceAll("[\\s\\p{Zs}]", "")
                // on the certificate its hyphens are the ones that do not break, and people copy it from there
                .replaceAll("\\p{Pd}", "-")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
