package app.merestone.testing;

import app.merestone.accounts.SignedIn;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.AuthenticatedBy;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Acts as somebody: what is called inside runs in a session of that person. */
public final class As {

    /**
     * Whose pages are open: the one outside all others, not those who act on the side. A page that is redrawn on another
     * thread is theirs, as it would be by its session.
     */
    private static volatile @Nullable SecurityContext reader;

    private As() {}

    static @Nullable SecurityContext reader() {
        return reader;
    }

    /** Runs the act in a session of this person with these roles ({@code "CUSTOMER"}, {@code "CSM"} …). */
    public static <T> T person(PersonId person, Supplier<T> act, String... roles) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new UsernamePasswordAuthenticationToken(
                new Principal(person, AuthenticatedBy.MAILED_LINK),
                "",
                Arrays.stream(roles)
                        .map(r -> new SimpleGrantedAuthority("ROLE_" + r))
                        .toList()));
        SecurityContextHolder.setContext(context);
        var outside = reader;
        if (outside == null) {
            reader = context;
        }
        try {
            return act.get();
        } finally {
            reader = outside;
            SecurityContextHolder.setContext(before);
        }
    }

    /** Like the other, for acts that answer nothing. */
    public static void person(PersonId person, Runnable act, String... roles) {
        person(
                person,
                () -> {
                    act.run();
                    return person;
                },
                roles);
    }

    record Principal(PersonId person, AuthenticatedBy authenticatedBy) implements SignedIn, java.io.Serializable {}
}
