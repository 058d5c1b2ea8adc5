package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.ui.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void eachLineGetsOneAnswer() throws Exception {
        List<JsonNode> lines = machines(0, """
                {"id":"a","kind":"stopped-reason","message":"OutOfMemoryError: Container killed due to memory usage"}

                {"id":7,"kind":"service-event","message":"(service web) has reached a steady state."}
                {"message":"Error: Cluster not found."}
                {"id":"é","kind":"no such kind","message":""}
                """);

        assertEquals("{\"id\":\"a\",\"cause\":\"out-of-memory\",\"confidence\":0.96,\"because\":\"OutOfMemoryError\",\"also\":[],"
                + "\"fixes\":[\"fix.EditDefinition\"]}", lines.getFirst().toString());
        assertEquals(List.of("\"a\"", "7", "null", "\"é\""), lines.stream().map(line -> line.get("id").toString()).toList());
        assertEquals(List.of("out-of-memory", "steady-state", "cluster-not-found", "unknown"), causes(lines));
    }

    @Test
    void anEndedLineIsAnsweredWithoutALineEnd() throws Exception {
        assertEquals(List.of("cluster-not-found"), causes(machines(0, "{\"id\":1,\"message\":\"Cluster not found.\"}")));
    }

    @Test
    void aMalformedLineIsSaidWithItsNumberAndTheOthersAreAnswered() throws Exception {
        List<JsonNode> lines = machines(2, """
                {"id":1,"message":"Cluster not found."}
                {"id":2,"message":
                {"id":3}
                {"id":4,"message":5}
                []
                {"id":6,"message":"Service not found."}
                """);

        assertEquals(List.of(2, 3, 4, 5), lines.stream().filter(line -> line.has("error")).map(line -> line.get("line").asInt())
                .toList());
        assertEquals(List.of("cluster-not-found", "service-not-found"), causes(lines));
    }

    @Test
    void aPlainTextIsOneMessage() throws Exception {
        List<JsonNode> lines = machines(0, "Waiting...\nError: Cluster not found.\n");

        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().get("id").isNull());
        assertEquals("Cluster not found", lines.getFirst().get("because").asText());
    }

    @Test
    void jsonThatIsNoLineOfOursIsReadAsAText() throws Exception {
        List<JsonNode> lines = machines(0, """
                {
                  "detail": {
                    "eventType": "ERROR",
                    "eventName": "SERVICE_TASK_PLACEMENT_FAILURE",
                    "reason": "RESOURCE:FARGATE"
                  }
                }
                """);

        assertEquals(List.of("capacity-unavailable"), causes(lines));
    }

    @Test
    void peopleAreToldCauseWordsStepsAndWhatElse() {
        assertEquals(0, explain(Texts.Language.ENGLISH, false, "CannotPullContainerError: 403 Forbidden"));

        String text = printed();
        assertTrue(text.startsWith("The registry refuses to hand out the image  (image-pull-auth, 96% sure)"), text);
        assertTrue(text.contains("These words tell: “CannotPullContainerError: 403 Forbidden”"), text);
        assertTrue(text.contains(System.lineSeparator() + "2. Attach the policy AmazonECSTaskExecutionRolePolicy"), text);
        assertTrue(text.contains("What mends it: allow ecr:GetAuthorizationToken, ecr:BatchCheckLayerAvailability"), text);
        assertTrue(text.contains("https://docs.aws.amazon.com/"), text);
    }

    @Test
    void whoWantsToLearnIsToldWhyWhereAndWhichCommands() {
        teach(false, "Cluster not found.");

        String text = printed();
        assertTrue(text.contains("Why does it happen?" + System.lineSeparator() + "A cluster is only a name"), text);
        assertTrue(text.contains("Amazon ECS → Clusters"), text);
        assertTrue(text.contains("  aws ecs list-clusters --region REGION"), text);
    }

    @Test
    void machinesAreToldTheSame() throws Exception {
        teach(true, "{\"id\": 1, \"kind\": \"api-error\", \"message\": \"Cluster not found.\"}");

        JsonNode line = JSON.readTree(printed());
        assertEquals("cluster-not-found", line.get("cause").asText());
        assertTrue(line.get("why").asText().startsWith("A cluster is only a name"), line::toString);
        assertTrue(line.get("console").asText().startsWith("Amazon ECS → Clusters"), line::toString);
        assertEquals("aws sts get-caller-identity", line.get("commands").get(0).asText());
    }

    private void teach(boolean json, String input) {
        assertEquals(0, new ExplainCommand(new Texts(Texts.Language.ENGLISH), json, true, stream())
                .explain(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void peopleAreToldInTheirLanguage() {
        assertEquals(0, explain(Texts.Language.JAPANESE, false, "Cluster not found."));

        assertTrue(printed().startsWith("そのようなクラスターがありません"), printed());
    }

    @Test
    void nothingAndNoTextAreSaid() throws Exception {
        assertEquals(2, explain(Texts.Language.ENGLISH, false, " \n"));
        assertTrue(printed().startsWith("There is nothing to explain"), printed());
        out.reset();
        assertEquals(2, explain(false, new ByteArrayInputStream(new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xc0, 5})));
        assertTrue(printed().startsWith("This is not text"), printed());
        out.reset();
        assertEquals(2, explain(true, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("pipe broken");
            }
        }));
        assertTrue(JSON.readTree(printed()).get("error").asText().contains("pipe broken"), printed());
    }

    @Test
    void invalidUtf8InATextDoesNoHarm() throws Exception {
        byte[] text = "Error: Cluster not found. ?????".getBytes(StandardCharsets.UTF_8);
        text[text.length - 2] = (byte) 0xc3;

        assertEquals(0, explain(true, new ByteArrayInputStream(text)));
        assertEquals("cluster-not-found", JSON.readTree(printed()).get("cause").asText());
    }

    @Test
    void whatPowerShellWritesIsRead() throws Exception {
        assertEquals(0, explain(true, new ByteArrayInputStream("\ufeffCluster not found.".getBytes(StandardCharsets.UTF_16LE))));
        assertEquals("cluster-not-found", JSON.readTree(printed()).get("cause").asText());
    }

    @Test
    void deepAndHugeInputsAreBounded() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            List<JsonNode> deep = machines(2, "{\"message\":" + "[".repeat(1_000_000) + "\n{\"message\":\"Cluster not found.\"}\n");
            assertEquals(List.of("cluster-not-found"), causes(deep));
            out.reset();
            assertEquals(0, explain(true, endless(64 << 20, "all is going on as it should\n", "Error: Cluster not found.")));
            assertEquals("cluster-not-found", JSON.readTree(printed().lines().findFirst().orElseThrow()).get("cause").asText());
            assertTrue(printed().contains("only its end was read"), printed());
        });
    }

    @Test
    void aLineLongerThanIsKeptIsSaid() throws Exception {
        String start = "{\"message\":\"";
        assertEquals(2, explain(true, endless(40 << 20, start + "x".repeat(1000), "\"}\n{\"id\":2,\"message\":\"Cluster not found.\"}")));
        assertEquals(1, JSON.readTree(printed().lines().findFirst().orElseThrow()).get("line").asInt());
        assertTrue(printed().contains("cluster-not-found"), printed());
    }

    /** So many bytes of the same, then an end. */
    private static InputStream endless(int bytes, String piece, String end) {
        byte[] all = new byte[bytes + end.length()];
        byte[] part = piece.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes; i++) {
            all[i] = part[i % part.length];
        }
        System.arraycopy(end.getBytes(StandardCharsets.UTF_8), 0, all, bytes, end.length());
        return new ByteArrayInputStream(all);
    }

    private List<JsonNode> machines(int status, String input) throws Exception {
        assertEquals(status, explain(Texts.Language.ENGLISH, true, input));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : printed().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static List<String> causes(List<JsonNode> lines) {
        return lines.stream().filter(line -> line.has("cause")).map(line -> line.get("cause").asText()).toList();
    }

    private int explain(Texts.Language language, boolean json, String input) {
        return new ExplainCommand(new Texts(language), json, false, stream())
                .explain(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    }

    private int explain(boolean json, InputStream input) {
        return new ExplainCommand(new Texts(Texts.Language.ENGLISH), json, false, stream()).explain(input);
    }

    private PrintStream stream() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
