package app.merestone.identity;

import java.net.InetAddress;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Demo mode lets anybody be anybody, so it never listens beyond this machine, whatever {@code server.address} says. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnProperty("merestone.demo")
class LoopbackOnly implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    @Override
    public void customize(ConfigurableWebServerFactory server) {
        server.setAddress(InetAddress.getLoopbackAddress());
    }
}
