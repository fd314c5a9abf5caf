package app.merestone.datasync;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/fivetran/{connection}}: Fivetran's webhooks, signed with the secret of the connection. */
@RestController
@RequestMapping(FivetranEndpoint.PATH)
class FivetranEndpoint extends IntakeEndpoint {

    static final String BELOW = "/api/v1/fivetran/";
    static final String PATH = BELOW + "{connection}";
    static final String SIGNATURE = "X-Fivetran-Signature-256";

    private final ReceivingRuns receiving;

    FivetranEndpoint(ReceivingRuns receiving) {
        this.receiving = receiving;
    }

    @PostMapping
    ResponseEntity<?> receive(HttpServletRequest request) {
        return take(request, receiving::fivetran);
    }
}
