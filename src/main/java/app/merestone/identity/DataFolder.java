package app.merestone.identity;

import app.merestone.kernel.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Shuts the data folder before anything is written to it: the embedded database, uploads and evidence hold what people told
 * us, and would be made with whatever rights this machine gives to new files.
 */
@Component
class DataFolder implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private Path folder = Path.of("data");

    @Override
    public void setEnvironment(Environment environment) {
        folder = Path.of(environment.getProperty("merestone.data", "data"));
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        try {
            OwnerOnly.folder(folder);
            // what an earlier version left open
            try (var inside = Files.list(folder)) {
                for (var file : inside.filter(Files::isRegularFile).toList()) {
                    OwnerOnly.file(file);
                }
            }
        } catch (IOException notOurs) {
            LOG.warn("The data folder could not be shut for others on this machine ({})", notOurs.getMessage());
        }
    }
}
