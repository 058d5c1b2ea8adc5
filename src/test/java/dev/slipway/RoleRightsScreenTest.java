package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.iam.IamClient;

/** What the CI role may, on step 3 of the practice account, as a user reads it and narrows it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RoleRightsScreenTest extends SmallWindowTest {

    private IamClient iam;
    private String role;

    @BeforeEach
    void openTheStep() {
        iam = stage.workspace().world().get().account().iam();
        role = stage.workspace().pipeline().get().trust().role();
    }

    @Test
    void whatIsMissingIsToldAndGivenAndWhatIsTooWideStaysUntilItIsPicked() {
        WideRole.in(stage.workspace());
        lookAtTheRole();
        assertEquals("Not yet: 10 of 12 calls are allowed for certain.", stage.textOf("#trust-calls-summary").strip());
        assertTrue(stage.textOf("#trust-calls").contains("No: no policy allows it."));
        assertTrue(stage.textOf("#trust-calls-simulation").contains("says the same"));
        stage.click("#trust-apply");
        stage.until("all is allowed", () -> summary().equals("Yes: all 12 calls are allowed."));
        assertTrue(policy("article").contains("ecr%3A%2A"));
        stage.click("#trust-excess .check-box");
        stage.until("the plan narrows it", () -> stage.textOf("#trust-changes").contains("GitHubActionsEcsLearning/article"));
        stage.click("#trust-apply");
        stage.until("it is narrow", () -> !policy("article").contains("ecr%3A%2A")
                && summary().equals("Yes: all 12 calls are allowed."));
        assertTrue(policy("article").contains("UpdateService"), "what was not picked stays");
    }

    @Test
    void aRoleThatIsNotThereYetHasNothingToBeAskedAbout() {
        lookAtTheRole();
        assertFalse(stage.robot().lookup("#trust-calls").query().isVisible());
        stage.click("#trust-apply");
        stage.until("it is asked about when it is there", () -> summary().equals("Yes: all 12 calls are allowed."));
        assertTrue(stage.robot().lookup("#trust-excess").queryAll().isEmpty());
    }

    private void lookAtTheRole() {
        stage.onScreen(() -> {
            stage.window().open("trust");
            return true;
        });
        stage.until("it has looked", () -> stage.robot().lookup("#trust-apply").queryAll().stream()
                .anyMatch(node -> !node.isDisabled()));
    }

    private String summary() {
        return stage.robot().lookup("#trust-calls-summary").queryAll().isEmpty() ? ""
                : stage.textOf("#trust-calls-summary").strip();
    }

    private String policy(String name) {
        return iam.getRolePolicy(r -> r.roleName(role).policyName(name)).policyDocument();
    }
}
