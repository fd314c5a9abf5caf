package app.merestone.sharing;

import app.merestone.kernel.AccountId;
import app.merestone.kernel.Allowance;
import app.merestone.kernel.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How much of what people without a session do is taken in. Nothing here is asked before a page is shown, so whoever floods
 * a link or guesses at links shuts no reader out: a guess counts only once it is known to lead nowhere.
 */
@Component
class ShareLimits {

    static final int NOTED_PER_SHARE = 120;
    static final int ANSWERS_PER_SHARE = 30;
    static final int ANSWERS_PER_CLIENT = 10;
    static final int GUESSES_PER_CLIENT = 60;
    static final int CODES_PER_CLIENT = 20;
    static final int CODES_PER_SHARE = 200;
    static final int CODES_MAILED_PER_ADDRESS = 45;
    static final int FILES_PER_CLIENT = 60;
    static final int TRIES_PER_CLIENT = 40;
    static final int TRIES_PER_SHARE = 400;
    static final int MAILS_PER_ACCOUNT = 40;
    static final Duration WINDOW = Duration.ofHours(1);

    private static final int MOST_KEPT = 20_000;

    private final Allowance allowance;

    ShareLimits(Clock clock) {
        this.allowance = new Allowance(clock, WINDOW, MOST_KEPT);
    }

    /** Whether one more opening of this share is noted: people's and machines' apart, so that no robot uses up a reader's. */
    boolean noted(ShareId share, Visitor visitor) {
        return take((visitor.person() ? "open " : "looked behind ") + share, NOTED_PER_SHARE);
    }

    /** Whether one more answer of this client on this share is taken. */
    boolean answered(ShareId share, String client) {
        return take("answer from " + Allowance.network(client), ANSWERS_PER_CLIENT)
                && take("answer on " + share, ANSWERS_PER_SHARE);
    }

    /** Whether this client, who came with a link that leads nowhere, has not done so too often. */
    boolean guessed(String client) {
        return take("guess from " + Allowance.network(client), GUESSES_PER_CLIENT);
    }

    /** Whether this client asks for one more code, for whichever address and whether or not that may read. */
    boolean asked(String client) {
        return take("code from " + Allowance.network(client), CODES_PER_CLIENT);
    }

    /** Whether one more code is made on this share: asked alike for addresses that may read and for those that may not. */
    boolean made(ShareId share) {
        return take("code on " + share, CODES_PER_SHARE);
    }

    /**
     * Whether one more code leaves for this address, over all shares, so that nobody's post box is flooded. Asked only for an
     * address that may read, and only after the answer: the page says nothing of it.
     */
    boolean leaves(EmailAddress address) {
        return take("code to " + address.value(), CODES_MAILED_PER_ADDRESS);
    }

    /** Whether one more file is handed to this client. */
    boolean taken(String client) {
        return take("file to " + Allowance.network(client), FILES_PER_CLIENT);
    }

    /** Whether this client types one more code, into whichever form. */
    boolean tries(String client) {
        return take("try from " + Allowance.network(client), TRIES_PER_CLIENT);
    }

    /** Whether one more code is looked at on this share. Asked only for a form that still takes one. */
    boolean tried(ShareId share) {
        return take("try on " + share, TRIES_PER_SHARE);
    }

    /** Whether the portal mails links of this account to so many more addresses; where it does not, none of them counts. */
    boolean mailed(AccountId account, int addresses) {
        return allowance
                .take("mail of " + account, addresses, MAILS_PER_ACCOUNT)
                .isEmpty();
    }

    /** To so many of these addresses no mail left. */
    void notMailed(AccountId account, int addresses) {
        allowance.giveBack("mail of " + account, addresses);
    }

    private boolean take(String key, int perWindow) {
        return allowance.take(key, perWindow).isEmpty();
    }
}
