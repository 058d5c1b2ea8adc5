package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.learn.Lesson;
import dev.slipway.learn.Lessons;
import dev.slipway.ui.Texts;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Learn panel: from a finding to what is behind it and back, and the part of the trust chain one is at. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LessonScreenTest extends SmallWindowTest {

    private static final String DENIED = "User: arn:aws:sts::123456789012:assumed-role/GitHubActionsEcsLearning/"
            + "GitHubActions is not authorized to perform: iam:PassRole on resource: "
            + "arn:aws:iam::123456789012:role/ecsTaskExecutionRole";

    @Test
    void aFindingLeadsToWhatIsBehindItAndBackToTheStep() {
        explain(DENIED);

        stage.click("#behind-pass-role-denied");

        assertEquals(title("pass-role-denied"), stage.textOf("#lesson-title").strip());
        assertEquals(List.of("iam:PassRole"), links("broken"));
        assertEquals(List.of("GitHub Actions", "OIDC token", "AWS STS", "CI role", "Amazon ECS"), links("lit"));
        assertTrue(stage.textOf("#trust-chain").contains("It breaks here: iam:PassRole"));
        assertTrue(stage.textOf("#learn-commands").contains("aws iam simulate-principal-policy"));

        stage.click("#learn-back");

        assertFalse(isThere("#lesson-title"));
        assertEquals(List.of(), links("broken"));
        assertTrue(stage.textOf("#learn-commands").contains("aws ecs update-service"));
    }

    @Test
    void thePanelOpensWhereItWasHiddenAndEscapeGoesBack() {
        explain(DENIED);
        stage.click("#learn");
        assertFalse(stage.window().wizard().learning().get());

        stage.click("#behind-pass-role-denied");
        assertTrue(stage.window().wizard().learning().get());
        assertTrue(isThere("#lesson-title"));

        stage.robot().push(KeyCode.ESCAPE);
        stage.until("the step's lesson is back", () -> !isThere("#lesson-title"));
    }

    @Test
    void theLessonComesWithTheFocusAndGoesWithTheStep() {
        explain(DENIED);
        focus("#mend-trust");
        stage.until("the lesson is shown", () -> isThere("#lesson-title"));

        stage.click("#step-reach");

        assertFalse(isThere("#lesson-title"));
        assertTrue(stage.textOf("#learn-commands").contains("aws ec2 authorize-security-group-ingress"));
    }

    @Test
    void theCommandsFollowThePipelinesNames() {
        stage.click("#home-setUp");
        stage.click("#step-target");
        assertTrue(stage.textOf("#learn-commands").contains("--cluster-name my-app-cluster "));

        stage.type("#target-cluster", "harbour");

        stage.until("the command names it", () -> stage.textOf("#learn-commands")
                .contains("--cluster-name harbour "));
    }

    @Test
    void withinAStepTheChainShowsWhatIsWorkedOn() {
        stage.click("#home-setUp");
        stage.click("#step-trust");
        assertEquals(List.of("OIDC token", "AWS STS", "CI role", "iam:PassRole"), links("here"));

        focus("#trust-role");
        assertEquals(List.of("CI role"), links("here"));

        focus("#trust-branch");
        assertEquals(List.of("OIDC token"), links("here"));

        focus("#wizard-next");
        assertEquals(List.of("OIDC token", "AWS STS", "CI role", "iam:PassRole"), links("here"));
    }

    @Test
    void everyLessonIsShownInWordsInBothLanguages() {
        explain(DENIED);
        for (Texts.Language language : Texts.Language.values()) {
            stage.onScreen(() -> {
                stage.workspace().texts().language().set(language);
                return true;
            });
            assertEquals(List.of(), stage.onScreen(() -> Lessons.ofCauses().stream().filter(this::lacksWords)
                    .map(Lesson::id).toList()));
        }
    }

    private boolean lacksWords(Lesson lesson) {
        stage.workspace().learn(lesson.id());
        String shown = stage.textOf(".learn");
        return !shown.contains(title(lesson.id())) || shown.contains("learn.") || shown.contains("chain.");
    }

    private void explain(String text) {
        stage.click("#home-stuck");
        stage.click("#deploy-explainText");
        stage.onScreen(() -> {
            stage.robot().lookup("#diagnosis-text").queryAs(TextArea.class).setText(text);
            return true;
        });
        stage.until("the cause is named", () -> isThere("#behind-pass-role-denied"));
    }

    private void focus(String query) {
        stage.onScreen(() -> {
            stage.robot().lookup(query).query().requestFocus();
            return true;
        });
    }

    private String title(String id) {
        return stage.workspace().texts().get("cause." + id + ".title");
    }

    private List<String> links(String state) {
        return stage.onScreen(() -> stage.robot().lookup("#trust-chain .chain-link:" + state).queryAllAs(Labeled.class)
                .stream().map(Labeled::getText).toList());
    }

    private boolean isThere(String query) {
        return stage.onScreen(() -> stage.robot().lookup(query).queryAll().stream().anyMatch(Node::isVisible));
    }
}
