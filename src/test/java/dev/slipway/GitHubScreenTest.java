package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.GitFolder;
import dev.slipway.parts.GitHubStandIn;
import dev.slipway.parts.GitHubStandIn.Answer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.parts.StandIn;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Reveal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connect and step 4 on a real account whose GitHub side the stand-in plays, in the small window. */
@Needs(Part.GIT)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class GitHubScreenTest {

    @TempDir
    private Path home;
    private final GitHubStandIn gitHub = new GitHubStandIn();
    private final StandIn sts = StandIn.answering(_ -> StandIn.Answer.xml(200, """
            <GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/me</Arn>
            <Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"""));
    private Stagehand stage;
    private String ending;

    @AfterEach
    void close() {
        stage.close();
        sts.close();
        gitHub.close();
        assertEquals(List.of(), gitHub.complaints());
    }

    private void open(Texts.Language language, boolean dark) throws Exception {
        Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve("config"), """
                [profile learner]
                aws_access_key_id = k
                aws_secret_access_key = s
                endpoint_url = %s
                """.formatted(sts.url()));
        new GitFolder(home).write("api/Dockerfile", "FROM scratch\n").git("add", "--all");
        ending = "-" + language.locale().getLanguage() + (dark ? "-dark" : "-light");
        stage = new Stagehand(home, Map.of("SLIPWAY_HOME", home.resolve("state").toString(), "GITHUB_API_URL",
                gitHub.address().toString(), "GH_TOKEN", GitHubStandIn.TOKEN), language, 1000, 700);
        stage.onScreen(() -> {
            stage.window().dark().set(dark);
            return true;
        });
    }

    @SuppressWarnings("unchecked")
    private void connect() {
        stage.click("#home-setUp");
        stage.click("#connect-real");
        stage.onScreen(() -> {
            ((ComboBox<String>) stage.robot().lookup("#connect-profile").query()).setValue("learner");
            return true;
        });
        stage.type("#connect-folder", home.resolve("my-app").toString());
        stage.click("#connect-go");
    }

    private void picture(String name, String part) throws Exception {
        stage.onScreen(() -> {
            Reveal.inPage(stage.robot().lookup(part).query());
            return true;
        });
        stage.picture(Path.of("target/pictures/journey/" + name + ending + ".png"));
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, false", "ENGLISH, true", "JAPANESE, false", "JAPANESE, true"})
    void whatTheTokenMayDoIsTold(Texts.Language language, boolean dark) throws Exception {
        gitHub.answer("GET /user", new Answer(200, Map.of("X-OAuth-Scopes", "repo, gist",
                "github-authentication-token-expiration",
                Instant.now().plus(3, ChronoUnit.DAYS).toString().substring(0, 19).replace('T', ' ') + " UTC"),
                "{\"login\":\"learner\"}"));
        gitHub.answer("GET /repos/learner/my-app/actions/runs", new Answer(403,
                Map.of("X-Accepted-GitHub-Permissions", "actions=read"), "{\"message\":\"Resource not accessible\"}"));
        open(language, dark);
        connect();

        stage.until("the token's rights are told", () -> stage.textOf(".page").contains("actions=read"));

        String page = stage.textOf(".page");
        for (String told : new String[] {"learner", "GH_TOKEN", "github.com", "workflow", "Contents", "Secrets",
            String.valueOf(Year.from(Instant.now().plus(3, ChronoUnit.DAYS).atZone(ZoneId.systemDefault())))}) {
            assertTrue(page.contains(told), told + " in " + page);
        }
        assertFalse(page.contains(GitHubStandIn.TOKEN));
        picture("github-connect", "#connect-token-make");
        stage.click("#connect-token-how .title");
        picture("github-token", "#connect-token-how");
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, false", "ENGLISH, true", "JAPANESE, false", "JAPANESE, true"})
    void aMisspeltSecretIsOfferedAndOneCanBeStoredByHand(Texts.Language language, boolean dark) throws Exception {
        gitHub.secretSetElsewhere("AWS_ROLE_TO_ASUME");
        open(language, dark);
        connect();
        stage.until("the real account is there", () -> !stage.workspace().world().get().isPractice());
        stage.click("#step-secret");

        stage.until("the other name is offered", () -> stage.textOf("#secret-similar").contains("AWS_ROLE_TO_ASUME"));
        picture("github-similar", "#secret-similar");
        stage.click("#secret-byHand .title");
        picture("github-by-hand", "#secret-stored");
        stage.click("#secret-similar");

        stage.until("it is the name now", () -> stage.robot().lookup("#secret-name").queryAs(TextInputControl.class)
                .getText().equals("AWS_ROLE_TO_ASUME"));
        assertEquals("AWS_ROLE_TO_ASUME", stage.workspace().pipeline().get().trust().secret());
    }
}
