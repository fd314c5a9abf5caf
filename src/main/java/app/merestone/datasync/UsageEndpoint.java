package app.merestone.datasync;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/usage}: what an account's people did in the vendor's product, one signal or a list of them. */
@RestController
@RequestMapping(UsageEndpoint.PATH)
class UsageEndpoint extends IntakeEndpoint {

    static final String PATH = "/api/v1/usage";

    private final ReceivingUsage receiving;
    private final OneAtATime requests = new OneAtATime();

    UsageEndpoint(ReceivingUsage receiving) {
        this.receiving = receiving;
    }

    @PostMapping
    ResponseEntity<?> receive(HttpServletRequest request) {
        return requests.take(request, receiving::signals);
    }
}
