package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Applier;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.cloud.CallLog;
import dev.slipway.github.SecretRequest;
import dev.slipway.github.SecretSetup;
import dev.slipway.parts.GitHubStandIn;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.parts.StandIn;
import dev.slipway.parts.StandIn.Answer;
import dev.slipway.pipeline.App;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.ui.Connector;
import dev.slipway.ui.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entering a real account: a stand-in says who we are, git says which repository. */
@Needs(Part.GIT)
class WorldsTest {

    private final StandIn sts = StandIn.answering(_ -> Answer.xml(200, """
            <GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/me</Arn>
            <Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"""));

    @TempDir
    private Path home;
    private Path folder;

    @BeforeEach
    void prepare() throws Exception {
        Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve("config"), """
                [profile work]
                aws_access_key_id = k
                aws_secret_access_key = s
                endpoint_url = %s
                """.formatted(sts.url()));
        folder = Files.createDirectory(home.resolve("hello"));
        git("init", "--initial-branch=trunk");
        git("remote", "add", "origin", "git@github.com:octo/hello.git");
    }

    @AfterEach
    void stop() {
        sts.close();
    }

    @Test
    void whatWasChosenForARepositoryIsThereAtTheNextStart() throws Exception {
        App web = new App("web", "web", 9090, "/ping", "");
        Worlds today = worlds();
        World world = enter(today);
        assertEquals(Pipeline.defaults(new RepositoryName("octo", "hello"), "trunk"), world.pipeline());
        today.remember(() -> world.pipeline().withApp(web));
        world.records().ledger().close();

        assertEquals(world.pipeline().withApp(web), enter(worlds()).pipeline());
    }

    @Test
    void buildArgumentsAreRememberedButNotWhatLooksLikeASecret() throws Exception {
        Worlds today = worlds();
        World world = enter(today);
        today.remember(() -> world.pipeline().withArguments(
                Map.of("BASE", "eclipse-temurin:25", "NPM_TOKEN", "like-no-other-value")));
        world.records().ledger().close();

        assertEquals(Map.of("BASE", "eclipse-temurin:25"), enter(worlds()).pipeline().arguments());
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("like-no-other-value"),
                        file::toString);
            }
        }
    }

    @Test
    void practiceIsNotRemembered() throws Exception {
        Worlds worlds = worlds();
        World real = enter(worlds);
        World practice = worlds.practice(new CallLog(InstantSource.system()));
        worlds.remember(practice::pipeline);
        worlds.remember(() -> real.pipeline().withApp(new App("web", "web", 1, "/", "")));
        real.records().ledger().close();

        assertEquals(real.pipeline(), enter(worlds()).pipeline());
    }

    @Test
    void aCompanysPlaceInGitHubsCloudHasItsOwnIssuer() throws Exception {
        git("remote", "set-url", "origin", "acme@acme.ghe.com:acme/hello.git");

        World world = enter(worlds());
        world.records().ledger().close();

        assertEquals("https://token.actions.acme.ghe.com", world.pipeline().trust().issuer());
        assertEquals("https://api.acme.ghe.com", world.code().gitHub().host().api().toString());
    }

    @Test
    void anEnterpriseServerIsRefusedByItsName() throws Exception {
        git("remote", "set-url", "origin", "https://github.example.org/octo/hello.git");

        assertEquals(new WorldProblem.OtherHost("https://github.example.org/octo/hello.git", "github.example.org"),
                assertThrows(ProblemException.class, () -> enter(worlds())).problem());
    }

    @Test
    void aRemoteOnDiskIsNoGitHub() throws Exception {
        git("remote", "set-url", "origin", "/srv/git/hello.git");

        assertInstanceOf(WorldProblem.NoGitHubRemote.class,
                assertThrows(ProblemException.class, () -> enter(worlds())).problem());
    }

    @Test
    void neitherSecretNorTokenReachesDiskLogOrCommandLine() throws Exception {
        String value = "arn:aws:iam::123456789012:role/a-name-like-no-other";
        String token = "made-up-token-like-no-other";
        try (GitHubStandIn gitHub = new GitHubStandIn(token)) {
            git("remote", "set-url", "origin", "https://github.com/learner/my-app.git");
            CallLog calls = new CallLog(InstantSource.system());
            World world = new Worlds(new Surroundings(Map.of("SLIPWAY_HOME", home.resolve("state").toString(),
                    "GITHUB_API_URL", gitHub.address().toString()), home, System.getProperty("os.name")))
                    .real(new Connector.Request("work", "eu-west-1", folder, token), calls);
            SecretSetup setup = new SecretSetup(world.code().gitHub(), world.records().secrets());
            Plan<SecretRequest> plan =
                    setup.plan(new SecretRequest(world.pipeline().repository(), "AWS_ROLE_TO_ASSUME", value));
            new Applier(world.records().ledger(), Pause.none()).apply(setup, plan, Progress.none());
            world.records().ledger().close();

            assertTrue(gitHub.requests().contains("PUT /repos/learner/my-app/actions/secrets/AWS_ROLE_TO_ASSUME"));
            assertEquals(List.of(), filesWith(value, token, "a-name-like-no-other"));
            String said = calls.entries() + " " + plan + " " + plan.changes().getFirst().call().orElseThrow() + " "
                    + ProcessHandle.allProcesses().map(it -> it.info().commandLine().orElse("")).toList();
            assertFalse(said.contains(value) || said.contains(token), said);
            assertEquals(List.of(), gitHub.complaints());
        }
    }

    /** The files of the home folder, the state's among them, that hold one of the texts. */
    private List<Path> filesWith(String... texts) throws IOException {
        List<Path> holding = new ArrayList<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (Stream.of(texts).anyMatch(content::contains)) {
                    holding.add(file);
                }
            }
        }
        assertTrue(Files.exists(home.resolve("state")), "something was written at all");
        return holding;
    }

    private Worlds worlds() {
        return new Worlds(new Surroundings(Map.of("SLIPWAY_HOME", home.resolve("state").toString()), home,
                System.getProperty("os.name")));
    }

    private World enter(Worlds worlds) throws Exception {
        return worlds.real(new Connector.Request("work", "eu-west-1", folder, ""), new CallLog(InstantSource.system()));
    }

    private void git(String... words) throws IOException, InterruptedException {
        String[] command = new String[words.length + 1];
        command[0] = "git";
        System.arraycopy(words, 0, command, 1, words.length);
        assertEquals(0, new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor());
    }
}
