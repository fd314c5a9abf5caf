package app.merestone.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A database that goes away in the middle of a request, wherever the request asks it to by its header: at the n-th thing that
 * is asked of it, and from then on. A connection, a statement and a commit are each one thing. Other requests keep theirs.
 */
@TestConfiguration(proxyBeanMethods = false)
public class Outages {

    /** At which of the request's questions the database goes away, from 1. */
    public static final String AWAY_AT = "X-Database-Away-At";

    /** The commit is done, and its answer is lost. */
    public static final String ANSWER_OF_COMMIT_LOST = "X-Database-Answer-Lost";

    private static final ThreadLocal<@Nullable Outage> HERE = new ThreadLocal<>();

    @Bean
    static BeanPostProcessor databaseThatGoesAway() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database ? new GoingAway(database) : bean;
            }
        };
    }

    @Bean
    static FilterRegistrationBean<OncePerRequestFilter> outageOfThisRequest() {
        var filter = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                HERE.set(new Outage(request.getIntHeader(AWAY_AT), request.getHeader(ANSWER_OF_COMMIT_LOST) != null));
                try {
                    chain.doFilter(request, response);
                } finally {
                    HERE.remove();
                }
            }
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static final class Outage {

        private final int at;
        private final boolean loseAnswer;
        private int asked;

        Outage(int at, boolean loseAnswer) {
            this.at = at;
            this.loseAnswer = loseAnswer;
        }

        void ask() throws SQLException {
            asked++;
            if (at > 0 && asked >= at) {
                throw gone();
            }
        }

        static SQLException gone() {
            return new SQLNonTransientConnectionException("the database is away", "08S01");
        }
    }

    private static void ask() throws SQLException {
        var here = HERE.get();
        if (here != null) {
            here.ask();
        }
    }

    private static final class GoingAway extends DelegatingDataSource {

        GoingAway(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            ask();
            return watched(Connection.class, super.getConnection());
        }

        private static <T> T watched(Class<T> type, Object target) {
            return type.cast(Proxy.newProxyInstance(
                    Outages.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (method.getName().startsWith("execute")) {
                            ask();
                        } else if (method.getName().equals("commit")) {
                            return commit(target, method, arguments);
                        }
                        var answer = call(target, method, arguments);
                        if (answer instanceof PreparedStatement) {
                            return watched(PreparedStatement.class, answer);
                        }
                        return answer instanceof Statement ? watched(Statement.class, answer) : answer;
                    }));
        }

        private static @Nullable Object commit(Object target, Method method, Object @Nullable [] arguments)
                throws Throwable {
            ask();
            var answer = call(target, method, arguments);
            var here = HERE.get();
            if (here != null && here.loseAnswer) {
                throw Outage.gone();
            }
            return answer;
        }

        private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
                throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }
    }
}
