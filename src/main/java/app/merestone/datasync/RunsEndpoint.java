package app.merestone.datasync;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/runs}: a run report in plain JSON. */
@RestController
@RequestMapping(RunsEndpoint.PATH)
class RunsEndpoint extends IntakeEndpoint {

    static final String PATH = "/api/v1/runs";

    private final ReceivingRuns receiving;
    private final OneAtATime requests = new OneAtATime();

    RunsEndpoint(ReceivingRuns receiving) {
        this.receiving = receiving;
    }

    @PostMapping
    ResponseEntity<?> receive(HttpServletRequest request) {
        return requests.take(request, receiving::plainRun);
    }
}
