package app.merestone;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Merestone, the success portal that one software vendor runs and its customers use: onboarding ends when the
 * customer can point to a result.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Merestone", sharedModules = "kernel")
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("theme/merestone/styles.css")
public class MerestoneApplication implements AppShellConfigurator {

    /** Starts the portal; the README lists every setting. */
    public static void main(String[] arguments) {
        SpringApplication.run(MerestoneApplication.class, arguments);
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("/theme/merestone/stone.svg", Map.of("rel", "icon", "type", "image/svg+xml"));
        settings.addMetaTag("color-scheme", "light dark");
    }
}
