package app.merestone.datasync;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v1/airbyte/{key}}: Airbyte's sync notifications. Airbyte takes an address and no header, so the address
 * is the key: kept as its hash only, changed and revoked like any other, and written to no log.
 */
@RestController
@RequestMapping(AirbyteEndpoint.PATH)
class AirbyteEndpoint extends IntakeEndpoint {

    static final String BELOW = "/api/v1/airbyte/";
    static final String PATH = BELOW + "{key}";

    private final ReceivingRuns receiving;

    AirbyteEndpoint(ReceivingRuns receiving) {
        this.receiving = receiving;
    }

    @PostMapping
    ResponseEntity<?> receive(HttpServletRequest request) {
        return take(request, receiving::airbyte);
    }
}
