package app.merestone.datasync;

import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/openapi.yaml}: the description of the intake, for whoever writes a sender. It is written by hand, since
 * the bodies are read field by field and no class has their shape; a test posts its every example.
 */
@RestController
@RequestMapping(IntakeDescription.PATH)
class IntakeDescription {

    static final String PATH = "/api/v1/openapi.yaml";

    @GetMapping
    ResponseEntity<Resource> read() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(new ClassPathResource("intake/openapi.yaml"));
    }
}
