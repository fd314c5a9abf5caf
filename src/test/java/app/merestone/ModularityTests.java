package app.merestone;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void everyModuleKeepsToItsEdges() {
        ApplicationModules.of(MerestoneApplication.class).verify();
    }
}
