package app.merestone.kernel;

import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** The two converters that carry every typed id to and from its {@code CHAR(36)} column. */
public final class JdbcIdentifiers {

    private JdbcIdentifiers() {}

    /** Id to column. */
    @WritingConverter
    public enum ToColumn implements Converter<Identifier, String> {
        /** Stateless. */
        INSTANCE;

        @Override
        public String convert(Identifier id) {
            return id.value().toString();
        }
    }

    /** Column to id; the id type is a record of one UUID. */
    @ReadingConverter
    public enum FromColumn implements ConverterFactory<String, Identifier> {
        /** Stateless. */
        INSTANCE;

        @Override
        public <T extends Identifier> Converter<String, T> getConverter(Class<T> type) {
            return column -> {
                try {
                    return type.getDeclaredConstructor(UUID.class).newInstance(UUID.fromString(column));
                } catch (ReflectiveOperationException impossible) {
                    throw new IllegalStateException(type + " must be a record of one UUID", impossible);
                }
            };
        }
    }
}
