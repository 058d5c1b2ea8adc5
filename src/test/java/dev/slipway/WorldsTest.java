package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.cloud.CallLog;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
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
        App web = new App("web", "web", 9090, "/ping");
        Worlds today = worlds();
        World world = enter(today);
        assertEquals(Pipeline.defaults(new RepositoryName("octo", "hello"), "trunk"), world.pipeline());
        today.remember(() -> world.pipeline().withApp(web));
        world.records().ledger().close();

        assertEquals(world.pipeline().withApp(web), enter(worlds()).pipeline());
    }

    @Test
    void practiceIsNotRemembered() throws Exception {
        Worlds worlds = worlds();
        World real = enter(worlds);
        World practice = worlds.practice(new CallLog(InstantSource.system()));
        worlds.remember(practice::pipeline);
        worlds.remember(() -> real.pipeline().withApp(new App("web", "web", 1, "/")));
        real.records().ledger().close();

        assertEquals(real.pipeline(), enter(worlds()).pipeline());
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
