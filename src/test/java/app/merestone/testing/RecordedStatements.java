package app.merestone.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Writes down what the application sends to its database, where it leaves, with its values. */
@TestConfiguration(proxyBeanMethods = false)
public class RecordedStatements {

    private static final Recorder RECORDER = new Recorder();

    @Bean
    static Recorder recorder() {
        return RECORDER;
    }

    @Bean
    static BeanPostProcessor recordingDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database ? new Recording(database) : bean;
            }
        };
    }

    /**
     * One statement as it was sent.
     *
     * @param during what was going on
     */
    public record Sent(String sql, List<Binding> bindings, String during) {

        /** The same statement with something before it, ready to run. */
        public PreparedStatement on(Connection connection, String before) throws SQLException {
            var prepared = connection.prepareStatement(before + sql);
            for (var binding : bindings) {
                binding.apply(prepared);
            }
            return prepared;
        }
    }

    private record OnThread(String thread, String sql) {}

    /** A value as it was bound. */
    public record Binding(Method setter, Object[] arguments) {

        void apply(PreparedStatement statement) throws SQLException {
            try {
                setter.invoke(statement, arguments);
            } catch (IllegalAccessException | InvocationTargetException failed) {
                throw new SQLException(failed);
            }
        }
    }

    /** Keeps each different statement once, and all in their order, while it is told to. */
    public static final class Recorder {

        private final Map<String, Sent> sent = new LinkedHashMap<>();
        private final List<OnThread> all = new ArrayList<>();
        private boolean recording;
        private String during = "";

        /** From now on. */
        public synchronized void start() {
            sent.clear();
            all.clear();
            recording = true;
        }

        /** What comes now. */
        public synchronized void during(String what) {
            during = what;
        }

        /** Until now. */
        public synchronized List<Sent> stop() {
            recording = false;
            return List.copyOf(sent.values());
        }

        /** What was sent until now while requests were answered, each as often as it was, without its values. */
        public synchronized List<String> stopAndCount() {
            recording = false;
            return all.stream()
                    .filter(statement -> statement.thread().matches("(http-nio-|tomcat-handler-).*"))
                    .map(OnThread::sql)
                    .toList();
        }

        /** How many statements the thread that asks has sent until now. */
        public synchronized long stopAndCountMine() {
            recording = false;
            var mine = Thread.currentThread().getName();
            return all.stream()
                    .filter(statement -> statement.thread().equals(mine))
                    .count();
        }

        private synchronized void note(String sql, List<Binding> bindings) {
            if (recording) {
                // lists of values differ in length only
                var kind = sql.replaceAll("\\?(?:\\s*,\\s*\\?)+", "?…").replaceAll("\\s+", " ");
                all.add(new OnThread(Thread.currentThread().getName(), kind));
                sent.putIfAbsent(kind, new Sent(sql, List.copyOf(bindings), during));
            }
        }
    }

    private static final class Recording extends DelegatingDataSource {

        Recording(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return recording(super.getConnection());
        }

        private static Connection recording(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Recording.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        var answer = call(connection, method, arguments);
                        return answer instanceof PreparedStatement statement && arguments[0] instanceof String sql
                                ? recording(statement, sql)
                                : answer;
                    });
        }

        private static PreparedStatement recording(PreparedStatement statement, String sql) {
            var bindings = new ArrayList<Binding>();
            return (PreparedStatement) Proxy.newProxyInstance(
                    Recording.class.getClassLoader(),
                    new Class<?>[] {PreparedStatement.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().startsWith("set")
                                && arguments.length >= 2
                                && arguments[0] instanceof Integer) {
                            bindings.add(new Binding(method, arguments));
                        } else if (method.getName().startsWith("execute")) {
                            RECORDER.note(sql, bindings);
                        }
                        return call(statement, method, arguments);
                    });
        }

        private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }
    }
}
