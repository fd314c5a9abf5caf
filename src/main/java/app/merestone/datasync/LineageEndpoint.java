package app.merestone.datasync;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/lineage}, the path that OpenLineage's clients use. */
@RestController
@RequestMapping(LineageEndpoint.PATH)
class LineageEndpoint extends IntakeEndpoint {

    static final String PATH = "/api/v1/lineage";

    private final ReceivingRuns receiving;

    LineageEndpoint(ReceivingRuns receiving) {
        this.receiving = receiving;
    }

    @PostMapping
    ResponseEntity<?> receive(HttpServletRequest request) {
        return take(request, receiving::openLineage);
    }
}
