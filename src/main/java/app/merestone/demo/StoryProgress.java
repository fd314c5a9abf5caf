package app.merestone.demo;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Not ready while the story is being told: a visitor in the middle of it would act at some moment of last summer. */
@Component
@ConditionalOnProperty("merestone.demo")
class StoryProgress implements HealthIndicator {

    private final AtomicBoolean told = new AtomicBoolean();

    void told() {
        told.set(true);
    }

    @Override
    public Health health() {
        return told.get() ? Health.up().build() : Health.outOfService().build();
    }
}
