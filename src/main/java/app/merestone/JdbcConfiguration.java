package app.merestone;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.EmailAddress;
import app.merestone.kernel.JdbcIdentifiers;
import app.merestone.kernel.Ticks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;

/** How the portal talks to its database, and how the domain's values travel to and from columns, on both engines alike. */
@Configuration(proxyBeanMethods = false)
class JdbcConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Ticks.system();
    }

    @Bean
    JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect) {
        return JdbcCustomConversions.create(dialect, conversions -> conversions
                .registerConverters(
                        JdbcIdentifiers.ToColumn.INSTANCE,
                        InstantToColumn.INSTANCE,
                        InstantFromColumn.INSTANCE,
                        InstantFromTimestamp.INSTANCE,
                        HashToColumn.INSTANCE,
                        HashFromColumn.INSTANCE,
                        EmailToColumn.INSTANCE,
                        EmailFromColumn.INSTANCE,
                        ZoneToColumn.INSTANCE,
                        ZoneFromColumn.INSTANCE)
                .registerConverterFactory(JdbcIdentifiers.FromColumn.INSTANCE));
    }

    @Bean
    static BeanPostProcessor mySqlDriver() {
        return new MySqlDriver();
    }

    /**
     * What Connector/J leaves off by default: a batch goes out as one statement, statements are parsed once, and nobody
     * waits for ever for a server that is gone without a word, or for one to say what the driver knows. What the address or the pool's own settings say comes before this.
     */
    private static final class MySqlDriver implements BeanPostProcessor {

        private static final Map<String, String> SETTINGS = Map.of(
                "rewriteBatchedStatements", "true",
                "cachePrepStmts", "true",
                // nobody but the driver sets these, so it need not ask the server before a batch whether it may write;
                // what a reading transaction may not do, it refuses by itself
                "useLocalSessionState", "true",
                "readOnlyPropagatesToServer", "false",
                "connectTimeout", "5000",
                // longer than any statement of ours, an index over a large table included
                "socketTimeout", "600000");

        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            if (bean instanceof HikariDataSource pool
                    && pool.getJdbcUrl() != null
                    && pool.getJdbcUrl().startsWith("jdbc:mysql:")) {
                SETTINGS.forEach(pool.getDataSourceProperties()::putIfAbsent);
            }
            return bean;
        }
    }

    // a DATETIME has no zone: ours are UTC, whatever the JVM's default zone is
    @WritingConverter
    enum InstantToColumn implements Converter<Instant, LocalDateTime> {
        INSTANCE;

        @Override
        public LocalDateTime convert(Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
    }

    @ReadingConverter
    enum InstantFromColumn implements Converter<LocalDateTime, Instant> {
        INSTANCE;

        @Override
        public Instant convert(LocalDateTime column) {
            return column.toInstant(ZoneOffset.UTC);
        }
    }

    // H2 hands a DATETIME out as a Timestamp of the JVM's zone; without this, every read would move it by the zone's
    // offset
    @ReadingConverter
    enum InstantFromTimestamp implements Converter<Timestamp, Instant> {
        INSTANCE;

        @Override
        public Instant convert(Timestamp column) {
            return column.toLocalDateTime().toInstant(ZoneOffset.UTC);
        }
    }

    @WritingConverter
    enum HashToColumn implements Converter<ContentHash, String> {
        INSTANCE;

        @Override
        public String convert(ContentHash hash) {
            return hash.hex();
        }
    }

    @ReadingConverter
    enum HashFromColumn implements Converter<String, ContentHash> {
        INSTANCE;

        @Override
        public ContentHash convert(String column) {
            return new ContentHash(column);
        }
    }

    @WritingConverter
    enum EmailToColumn implements Converter<EmailAddress, String> {
        INSTANCE;

        @Override
        public String convert(EmailAddress address) {
            return address.value();
        }
    }

    @ReadingConverter
    enum EmailFromColumn implements Converter<String, EmailAddress> {
        INSTANCE;

        @Override
        public EmailAddress convert(String column) {
            return new EmailAddress(column);
        }
    }

    @WritingConverter
    enum ZoneToColumn implements Converter<ZoneId, String> {
        INSTANCE;

        @Override
        public String convert(ZoneId zone) {
            return zone.getId();
        }
    }

    @ReadingConverter
    enum ZoneFromColumn implements Converter<String, ZoneId> {
        INSTANCE;

        @Override
        public ZoneId convert(String column) {
            return ZoneId.of(column);
        }
    }
}
