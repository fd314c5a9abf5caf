package app.merestone.datasync;

import static app.merestone.datasync.IntakeDoor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import app.merestone.testing.Accounts;
import app.merestone.testing.HttpTest;
import app.merestone.testing.Scene;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The published description of the intake says what is so: its every example is really posted. */
@HttpTest
class IntakeDescriptionTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    KeepingConnections keeping;

    Scene scene;
    Map<String, Object> description;

    @BeforeEach
    void published() throws Exception {
        scene = accounts.scene();
        var answer = get(IntakeDescription.PATH);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/yaml"));
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        description = new Yaml().load(answer.body());
    }

    @Test
    void itDescribesEveryDoorAndNoOther() {
        assertThat(description.get("openapi")).isEqualTo("3.1.0");
        assertThat(in(description, "paths"))
                .containsOnlyKeys(
                        LineageEndpoint.PATH,
                        RunsEndpoint.PATH,
                        UsageEndpoint.PATH,
                        AirbyteEndpoint.PATH,
                        FivetranEndpoint.PATH);
        in(description, "paths")
                .forEach((path, item) -> assertThat(map(item)).as(path).containsOnlyKeys("post"));
    }

    @Test
    void itsEveryExampleIsTaken() throws Exception {
        int posted = 0;
        for (var path : in(description, "paths").keySet()) {
            for (var example : examples(path).entrySet()) {
                var answer = post(path, map(example.getValue()));
                assertThat(answer.statusCode())
                        .as("%s %s: %s", path, example.getKey(), answer.body())
                        .isEqualTo(201);
                assertThat(answer.body()).contains("\"stored\":true");
                posted++;
            }
        }
        assertThat(posted).isEqualTo(9);
    }

    @Test
    void whatItCallsRequiredIsRequired() throws Exception {
        int refused = 0;
        for (var path : List.of(RunsEndpoint.PATH, LineageEndpoint.PATH, UsageEndpoint.PATH)) {
            var example = map(examples(path).values().iterator().next());
            for (var required : required(path)) {
                var without = new LinkedHashMap<>(example);
                assertThat(without.remove(required)).as(required).isNotNull();
                assertProblem(post(path, without), 422, "invalid");
                refused++;
            }
        }
        assertThat(refused).isEqualTo(10);
        var without = JSON.writeValueAsString(examples(RunsEndpoint.PATH).get("failed"));
        assertProblem(
                IntakeDoor.at(port, RunsEndpoint.PATH)
                        .withKey(key(Sending.KEY).key())
                        .post(without),
                400,
                "idempotency-key");
    }

    @Test
    void itsExamplesUseDescribedFieldsOnlyAndItsStatusesAreTheOnlyWords() {
        for (var path : in(description, "paths").keySet()) {
            var fields = in(schema(path), "properties").keySet();
            for (var example : examples(path).values()) {
                assertThat(map(example).keySet().stream()
                                .filter(field -> !field.endsWith("URL") && !NOT_READ.contains(field)))
                        .as(path)
                        .isSubsetOf(fields);
            }
        }
        assertThat(map(in(schema(RunsEndpoint.PATH), "properties").get("status"))
                        .get("enum"))
                .isEqualTo(List.of("started", "running", "completed", "failed", "aborted"));
        assertThat(map(in(schema(LineageEndpoint.PATH), "properties").get("eventType"))
                        .get("enum"))
                .isEqualTo(Stream.of(RunReport.Kind.values()).map(Enum::name).toList());
        assertThat(map(in(in(in(description, "components"), "schemas", "Receipt"), "properties")
                                .get("outcome"))
                        .get("enum"))
                .isEqualTo(Stream.of(Receipt.values()).map(Enum::name).toList());
    }

    @Test
    void aProblemHasTheDescribedMembers() throws Exception {
        var answer = IntakeDoor.at(port, RunsEndpoint.PATH).post("{}");
        var members = (List<?>)
                in(in(description, "components"), "schemas", "Problem").get("required");
        assertThat(JSON.readTree(answer.body()).propertyNames().stream().<Object>map(name -> name))
                .containsAll(members);
    }

    private static final List<String> NOT_READ = List.of("producer", "connector_type", "connector_name");

    private HttpResponse<String> post(String path, Map<String, Object> body) throws Exception {
        // of an account and of days that no description can know
        var text = JSON.writeValueAsString(body)
                .replace("0192f0d4-7a54-7c3b-9d52-6f1d4c1f7a20", scene.account().toString());
        return switch (path) {
            case AirbyteEndpoint.PATH ->
                IntakeDoor.at(port, key(Sending.AIRBYTE).path()).post(text);
            case FivetranEndpoint.PATH -> {
                var key = key(Sending.FIVETRAN);
                yield IntakeDoor.at(port, key.path())
                        .with(FivetranEndpoint.SIGNATURE, IntakeKeysHttpTests.signature(key, text))
                        .post(text);
            }
            default ->
                IntakeDoor.at(port, path)
                        .withKey(key(Sending.KEY).key())
                        .with(IdempotencyKey.HEADER, UUID.randomUUID().toString())
                        .post(text);
        };
    }

    private KeepingConnections.NewKey key(Sending sending) {
        return scene.asAdmin(() -> keeping.make(scene.account(), "Described", sending, ""));
    }

    private Map<String, Object> examples(String path) {
        var examples = new LinkedHashMap<String, Object>();
        in(json(path), "examples")
                .forEach((name, example) -> examples.put(name, map(example).get("value")));
        assertThat(examples).as("examples of %s", path).isNotEmpty();
        return examples;
    }

    private List<String> required(String path) {
        return ((List<?>) schema(path).get("required"))
                .stream().map(String::valueOf).toList();
    }

    private Map<String, Object> schema(String path) {
        var reference = String.valueOf(in(json(path), "schema").get("$ref"));
        return in(in(description, "components"), "schemas", reference.substring(reference.lastIndexOf('/') + 1));
    }

    private Map<String, Object> json(String path) {
        return in(in(description, "paths"), path, "post", "requestBody", "content", "application/json");
    }

    private static Map<String, Object> in(Map<String, Object> map, String... names) {
        var found = map;
        for (var name : names) {
            assertThat(found).containsKey(name);
            found = map(found.get(name));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<String, Object>) java.util.Objects.requireNonNull(value);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
