package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.ui.Texts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintCommandTest {

    private static final Path RESOURCES = Path.of(System.getProperty("slipway.basedir", ""), "src/test/resources");
    private static final Path LEARNER = RESOURCES.resolve("dev/slipway/workflow/learner-cicd.yml");
    private static final Path GOOD = RESOURCES.resolve("dev/slipway/workflow/good/two-jobs.yml");
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
             "Principal": {"Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},
             "Condition": {"%s": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                                            "token.actions.githubusercontent.com:sub": "%s"}}}]}
            """;
    private static final Texts ENGLISH = new Texts(Texts.Language.ENGLISH);

    @TempDir
    private Path folder;
    private PreviousVersions previous;

    @BeforeEach
    void keepVersions() {
        previous = new PreviousVersions(new StateFolder(folder.resolve("state")), InstantSource.system());
    }

    private static CheckCommand.Outcome lint(LintBeside beside, Path... files) {
        return new LintCommand(ENGLISH, true, Optional.empty(), beside)
                .lint(List.of(files).stream().map(Path::toString).toList());
    }

    private static List<String> told(CheckCommand.Outcome outcome) throws IOException {
        JsonNode findings = new ObjectMapper().readTree(outcome.lines().getFirst()).get("findings");
        return StreamSupport.stream(findings.spliterator(), false).map(it -> it.get("severity").asText() + " "
                + it.get("rule").asText() + " " + it.get("line").asInt()).toList();
    }

    private LintBeside trusting(String operator, String subject) throws Exception {
        Path file = Files.writeString(folder.resolve("trust.json"), TRUST.formatted(operator, subject));
        return LintBeside.of(Optional.empty(), Optional.of(file.toString()));
    }

    @Test
    void theLearnersFileIsToldWithEverythingBeside() throws Exception {
        Path trust = Files.writeString(folder.resolve("trust.json"),
                TRUST.formatted("StringEquals", "repo:learner@1/my-app@2:ref:refs/heads/main"));
        LintBeside beside = LintBeside.of(Optional.of(RESOURCES.resolve("inputs/console-export.json").toString()),
                Optional.of(trust.toString()));

        CheckCommand.Outcome outcome = lint(beside, LEARNER);

        assertEquals(CheckCommand.WRONG, outcome.status());
        assertEquals(List.of("warning branches 4", "warning paths 5", "notice pins 26", "error id-token 29",
                "error secret 32", "error variable 39", "error trust 49", "error id-token 53", "error file 61",
                "error A01 66", "warning deploy-v1 68"), told(outcome));
    }

    @Test
    void aGoodFileIsFine() throws Exception {
        CheckCommand.Outcome outcome = lint(LintBeside.nothing(), GOOD);

        assertEquals(new CheckCommand.Outcome(CheckCommand.FINE,
                List.of("{\"file\":\"" + GOOD + "\",\"findings\":[]}")), outcome);
    }

    @ParameterizedTest
    @CsvSource({"StringEquals, repo:a/b:ref:refs/heads/main, ''", "StringLike, repo:a/*:ref:refs/heads/main, ''",
        "StringLike, repo:a/b:*, ''", "StringEquals, repo:a/b:ref:refs/heads/master, error trust 5",
        "StringEquals, repo:a/b:environment:production, error trust 5"})
    void theTriggersAreComparedWithTheTrustPolicy(String operator, String subject, String expected) throws Exception {
        assertEquals(expected.isEmpty() ? List.of() : List.of(expected),
                told(lint(trusting(operator, subject), GOOD)));
    }

    @Test
    void theAnswerOfGetRoleIsATrustPolicyToo() throws Exception {
        Path file = Files.writeString(folder.resolve("role.json"), "{\"Role\": {\"AssumeRolePolicyDocument\": "
                + TRUST.formatted("StringEquals", "repo:a/b:ref:refs/heads/release") + "}}");

        assertEquals(List.of("error trust 5"),
                told(lint(LintBeside.of(Optional.empty(), Optional.of(file.toString())), GOOD)));
    }

    @Test
    void theTaskDefinitionOfTheRepositoryIsReadUnasked() throws Exception {
        Path workflow = folder.resolve(".github/workflows/a.yml");
        Files.createDirectories(workflow.getParent());
        Files.copy(GOOD, workflow);
        Files.createDirectories(folder.resolve(".aws"));
        Files.copy(RESOURCES.resolve("inputs/console-export.json"), folder.resolve(".aws/task-def-api.json"));

        assertEquals(List.of("error A01 74"), told(lint(LintBeside.nothing(), workflow)));
    }

    @Test
    void whatCanBeMendedIsMendedAndTheTextBeforeKept() throws Exception {
        byte[] text = ("\uFEFF" + Files.readString(LEARNER)).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("cicd.yml"), text);

        CheckCommand.Outcome outcome = new LintCommand(ENGLISH, true, Optional.of(previous), LintBeside.nothing())
                .lint(List.of(file.toString()));

        assertEquals(List.of("warning branches 4", "notice pins 30"), told(outcome));
        assertEquals(CheckCommand.FINE, outcome.status());
        JsonNode line = new ObjectMapper().readTree(outcome.lines().getFirst());
        assertArrayEquals(text, Files.readAllBytes(Path.of(line.get("previous").asText())));
        assertEquals(7, line.get("mended").size());
        List<String> before = new String(text, StandardCharsets.UTF_8).lines().toList();
        List<String> after = new ArrayList<>(Files.readString(file).lines().toList());
        after.removeAll(before);
        assertEquals(10, after.size(), after.toString());
        assertEquals(before.size() + 7, Files.readString(file).lines().count());
    }

    @Test
    void aFileWithNothingToMendIsNotTouched() throws Exception {
        Path file = Files.copy(GOOD, folder.resolve("good.yml"));

        CheckCommand.Outcome outcome = new LintCommand(ENGLISH, false, Optional.of(previous), LintBeside.nothing())
                .lint(List.of(file.toString()));

        assertEquals(new CheckCommand.Outcome(CheckCommand.FINE, List.of()), outcome);
        assertEquals(List.of(), previous.of(file.toRealPath()));
    }

    @Test
    void oneFileThatCannotBeReadDoesNotHideTheOthers() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.yml"), "on: push\njobs:\n\ta: 1\n");
        Path latin = Files.write(folder.resolve("latin.yml"), new byte[] {'a', ':', ' ', (byte) 0xe9, '\n'});

        CheckCommand.Outcome outcome = lint(LintBeside.nothing(), broken, latin, folder.resolve("gone.yml"), GOOD);

        assertEquals(CheckCommand.UNREADABLE, outcome.status());
        assertEquals(4, outcome.lines().size());
        assertEquals(List.of("error not-yaml 3"), told(outcome));
        assertTrue(outcome.lines().get(1).contains("\"problem\":\"NotText\""), outcome.lines().get(1));
        assertTrue(outcome.lines().get(2).contains("\"problem\":\"NoFile\""), outcome.lines().get(2));
    }

    @Test
    void peopleGetALineForEachFinding() {
        CheckCommand.Outcome outcome = new LintCommand(ENGLISH, false, Optional.empty(), LintBeside.nothing())
                .lint(List.of(LEARNER.toString()));

        assertTrue(outcome.lines().contains(LEARNER + ":61:50: error file: The file api-image-url.txt is read here, "
                + "but api-image-uri.txt is what is written."), outcome.lines().toString());
    }

    @ParameterizedTest
    @CsvSource({"'a: &a [*a, *a, *a]', 80000", "'[', 1000000", "'{a: ', 250000", "'# x', 330000", "'\t', 1000000",
        "'a: b\n', 200000", "'- &x y\n', 140000", "'${{ ', 250000", "'${{ ', 30000",
        "'$(( \"${', 15000", "'echo ''$A ', 12000", "'docker push a; aws ecs describe-task-definition > x; ', 2300",
        "'a/', 60000", "' ', 120000", "'\n\n', 60000"})
    void hostileFilesGetAnAnswerWithinASecond(String piece, int times) throws Exception {
        Path file = Files.writeString(folder.resolve("hostile.yml"), "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n"
                + "    steps:\n      - run: |\n          x" + piece.repeat(times) + "\n");
        lint(LintBeside.nothing(), GOOD);

        // this thread's own work: other tests may keep the machine busy
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        lint(LintBeside.nothing(), file);

        assertTrue(threads.getCurrentThreadCpuTime() - before < Duration.ofSeconds(1).toNanos());
    }
}
