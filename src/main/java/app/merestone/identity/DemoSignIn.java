package app.merestone.identity;

import app.merestone.accounts.Standing;
import app.merestone.accounts.Standings;
import app.merestone.accounts.Vendor;
import app.merestone.kernel.NotFound;
import app.merestone.kernel.PersonId;
import app.merestone.ledger.AuthenticatedBy;
import app.merestone.ledger.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Being anybody of the demo by one press. Does not exist outside demo mode. */
@Controller
@ConditionalOnProperty("merestone.demo")
class DemoSignIn {

    private final JdbcClient jdbc;
    private final Standings standings;
    private final OpeningSessions sessions;
    private final Vendor vendor;

    DemoSignIn(JdbcClient jdbc, Standings standings, OpeningSessions sessions, Vendor vendor) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.sessions = sessions;
        this.vendor = vendor;
    }

    @PostMapping("/sign-in/demo")
    String signIn(
            @RequestParam String person,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var standing =
                standings.of(PersonId.parse(person)).filter(Standing::mayEnter).orElseThrow(NotFound::new);
        sessions.open(standing, AuthenticatedBy.DEMO, request, response);
        return "redirect:" + Target.of(to).path();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String nobody(NotFound nobody) {
        return "error/404";
    }

    /** Everybody who could sign in, the vendor's people first, then customers by account, champion first. */
    List<DemoCompany> companies() {
        var people = jdbc.sql("""
                        SELECT p.id, p.name, r.role, NULL AS account
                          FROM person p JOIN vendor_role r ON r.person_id = p.id
                         WHERE p.side = 'VENDOR' AND p.ended_at IS NULL
                        UNION ALL
                        SELECT p.id, p.name, m.role, a.name AS account
                          FROM membership m
                          JOIN person p ON p.id = m.person_id
                          JOIN account a ON a.id = m.account_id
                         WHERE p.ended_at IS NULL AND m.ended_at IS NULL
                         LIMIT 400""")
                .query((row, n) -> new DemoPerson(
                        row.getString("id"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        Objects.requireNonNullElse(row.getString("account"), "")))
                .list();
        return people.stream()
                .sorted(Comparator.comparing(DemoPerson::role).thenComparing(DemoPerson::name))
                .collect(Collectors.groupingBy(DemoPerson::account, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(company -> new DemoCompany(
                        company.getKey().isEmpty() ? vendor.name() : company.getKey(), company.getValue()))
                .toList();
    }

    record DemoPerson(String id, String name, Role role, String account) {}

    record DemoCompany(String name, List<DemoPerson> people) {}
}
