package app.merestone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What measures the portal is compiled only when somebody measures; what it writes and calls changes with the portal. */
class BenchTests {

    @Test
    void whatMeasuresThePortalFitsIt(@TempDir Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var trouble = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(trouble, Locale.ROOT, null);
                var sources = Files.walk(Path.of("bench", "src"))) {
            var written = files.getJavaFileObjectsFromPaths(
                    sources.filter(source -> source.toString().endsWith(".java"))
                            .toList());
            // the portal's own annotation processors have no say here
            var options = List.of("-d", classes.toString(), "-proc:none");
            var fits = compiler.getTask(null, files, trouble, options, null, written)
                    .call();
            assertThat(trouble.getDiagnostics())
                    .filteredOn(each -> each.getKind() == Diagnostic.Kind.ERROR)
                    .isEmpty();
            assertThat(fits).isTrue();
        }
    }
}
