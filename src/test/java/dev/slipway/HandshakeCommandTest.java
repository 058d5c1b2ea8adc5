package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.ui.Texts;
import dev.slipway.workflow.WorkflowFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeCommandTest {

    private static final String FACTS = """
            {"owner": "hanako", "name": "my-app", "id": 202, "owner_id": 101, "default_branch": "main",
             "sub_claim_prefix": "repo:hanako@101/my-app@202", "use_default": true}""";
    private static final String NEW = "repo:hanako@101/my-app@202:ref:refs/heads/main";
    private static final String OLD = "repo:hanako/my-app:ref:refs/heads/main";

    @TempDir
    private Path folder;

    @BeforeEach
    void aGoodSetUp() throws IOException {
        write("facts.json", FACTS);
        write("trust.json", trust(NEW));
        write(".github/workflows/cicd.yml", WorkflowFile.generate(
                Pipeline.defaults(new RepositoryName("hanako", "my-app"), "main"), "ap-northeast-1", true));
    }

    @Test
    void aGoodSetUpEndsWithZeroAndSaysWhoGetsIn() {
        HandshakeCommand.Outcome outcome = simulate(false);

        assertEquals(HandshakeCommand.FINE, outcome.status(), outcome.lines()::toString);
        assertTrue(outcome.lines().contains("  in   Job deploy: a push to main: " + NEW
                + ": Let in by Statement[0]: “" + NEW + "” fits."), outcome.lines()::toString);
        assertTrue(outcome.lines().stream().anyMatch(line -> line.startsWith("  out  A pull request from a branch")));
        assertTrue(outcome.lines().stream().anyMatch(line -> line.startsWith("  none A pull request from a fork")));
    }

    @Test
    void machinesReadOneObjectALine() throws IOException {
        write("trust.json", trust(OLD));
        HandshakeCommand.Outcome outcome = simulate(true);

        assertEquals(HandshakeCommand.WRONG, outcome.status());
        List<JsonNode> lines = json(outcome);
        JsonNode deploy = lines.stream().filter(it -> it.path("job").asText().equals("deploy")).findFirst().orElseThrow();
        assertEquals("{\"kind\":\"start\",\"job\":\"deploy\",\"event\":\"push\",\"ref\":\"refs/heads/main\",\"sub\":\"" + NEW
                + "\",\"aud\":\"sts.amazonaws.com\",\"verdict\":\"out\",\"welcome\":true,\"reason\":\"OtherSubject\","
                + "\"hint\":\"IDS_MISSING\",\"nearest\":\"" + OLD + "\"}", deploy.toString());
        JsonNode finding = lines.stream().filter(it -> it.path("kind").asText().equals("finding")).findFirst().orElseThrow();
        assertEquals("OLDER_FORM Statement[0].Condition.StringEquals.token.actions.githubusercontent.com:sub " + NEW
                + " PLANNED", finding.path("fault").asText() + " " + finding.path("place").asText() + " "
                + finding.path("meant").asText() + " " + finding.path("mend").asText());
    }

    @Test
    void whoElseGetsInIsListed() throws IOException {
        write("trust.json", trust(NEW + "\", \"repo:taro/other:ref:refs/heads/main"));
        HandshakeCommand.Outcome outcome = simulate(true);

        assertEquals(HandshakeCommand.FINE, outcome.status());
        assertEquals(List.of("OTHER_REPOSITORY repo:taro/other:ref:refs/heads/main"), json(outcome).stream()
                .filter(it -> it.path("kind").asText().equals("else"))
                .map(it -> it.path("type").asText() + " " + it.path("who").asText()).toList());
    }

    /** What `gh api` and `aws iam get-role` print needs no editing. */
    @Test
    void gitHubsAndAwssOwnAnswersAreRead() throws IOException {
        write("facts.json", """
                {"id": 202, "name": "my-app", "full_name": "hanako/my-app", "private": true, "visibility": "private",
                 "owner": {"login": "hanako", "id": 101}, "default_branch": "main", "license": null,
                 "use_default": true, "use_immutable_subject": true, "sub_claim_prefix": "repo:hanako@101/my-app@202"}""");
        write("trust.json", "{\"Role\": {\"RoleName\": \"ci\", \"AssumeRolePolicyDocument\": " + trust(NEW) + "}}");

        assertEquals(HandshakeCommand.FINE, simulate(true).status());
    }

    @Test
    void aTemplateIsFilledInAndPinnedToTheRepository() throws IOException {
        write("facts.json", FACTS.replace("\"use_default\": true",
                "\"use_default\": false, \"include_claim_keys\": [\"job_workflow_ref\"]"));
        write("trust.json", trust("job_workflow_ref:hanako/my-app/.github/workflows/cicd.yml@refs/heads/main")
                .replace("\"StringEquals\": {", "\"StringEquals\": {\"token.actions.githubusercontent.com:repository_id\": \"202\","));

        HandshakeCommand.Outcome outcome = simulate(true);
        assertEquals(HandshakeCommand.FINE, outcome.status(), outcome.lines()::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "facts.json | [] | NotFacts | ''", "facts.json | {\"owner\": 7} | NotFacts | owner",
        "facts.json | {\"owner\": \"a b\", \"name\": \"c\"} | NotFacts | owner, name", "facts.json | { | NotFacts | 1:",
        "facts.json | {\"owner\": \"a\", \"name\": \"c\", \"id\": \"x\"} | NotFacts | id",
        "facts.json | {\"owner\": \"a\", \"name\": \"c\", \"issuer\": \"https://ghes.example.com/_services/token\"} | EnterpriseServer | ''",
        "facts.json | {\"owner\": \"a\", \"name\": \"c\", \"use_default\": false} | UnforeseeableSub | ''",
        "trust.json | {\"Version\": \"2012-10-17\", | NotJson | 1:", "trust.json | 7 | NotAPolicy | ''",
        "trust.json | {\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sts:*\", \"Note\": 1}]} | NotAPolicy | Statement[0]",
        ".github/workflows/cicd.yml | 'jobs: [' | NotYaml | 1:", ".github/workflows/cicd.yml | 'on: push' | NotAWorkflow | ''"})
    void badInputSaysFileAndPlace(String file, String content, String problem, String place) throws IOException {
        write(file, content);
        HandshakeCommand.Outcome outcome = simulate(true);

        assertEquals(HandshakeCommand.UNREADABLE, outcome.status());
        JsonNode last = json(outcome).getLast();
        assertTrue(last.path("place").asText().startsWith(place), last::toString);
        assertEquals(problem, last.path("problem").asText());
        String expected = problem.equals("UnforeseeableSub") ? ".github/workflows/cicd.yml" : file;
        assertEquals(folder.resolve(expected).toString(), last.path("file").asText());
    }

    @Test
    void aFileThatIsNotThereOrNoTextIsSaid() throws IOException {
        Files.delete(folder.resolve("trust.json"));
        assertEquals("NoFile", json(simulate(true)).getLast().path("problem").asText());
        Files.write(folder.resolve("trust.json"), new byte[] {(byte) 0xff, 0, 1});
        assertEquals("NotText", json(simulate(true)).getLast().path("problem").asText());
    }

    @Test
    void aFileOfAnySizeOrDepthEndsSoon() throws IOException {
        for (String text : List.of("[".repeat(100_000), "{\"a\":".repeat(50_000), " ".repeat(3 << 20), "x".repeat(5 << 20))) {
            for (String file : List.of("facts.json", "trust.json", ".github/workflows/cicd.yml")) {
                aGoodSetUp();
                write(file, text);
                assertTimeout(Duration.ofSeconds(20), () -> assertEquals(HandshakeCommand.UNREADABLE,
                        simulate(true).status()));
            }
        }
    }

    private HandshakeCommand.Outcome simulate(boolean json) {
        return new HandshakeCommand(new Texts(Texts.Language.ENGLISH), json).simulate(new HandshakeCommand.Files(
                folder.resolve(".github/workflows/cicd.yml").toString(), folder.resolve("trust.json").toString(),
                folder.resolve("facts.json").toString()));
    }

    private static List<JsonNode> json(HandshakeCommand.Outcome outcome) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : outcome.lines()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private static String trust(String subject) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated":
                 "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},
                 "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {
                 "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                 "token.actions.githubusercontent.com:sub": ["%s"]}}}]}""".formatted(subject);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
