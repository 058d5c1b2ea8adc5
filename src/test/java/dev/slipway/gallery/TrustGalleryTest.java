package dev.slipway.gallery;

import dev.slipway.Stagehand;
import dev.slipway.WideRole;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;

/** Steps 3 and 4: who is let in and what they may, the secret and the workflow. */
class TrustGalleryTest extends GalleryTest {

    /** Beside a role that somebody made from an old guide. */
    @Test
    void guests() {
        world().account().iam().createRole(it -> it.roleName("GitHubActionsEcsLearning").assumeRolePolicyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated":
                "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},
                "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {
                "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"},
                "StringLike": {"token.actions.githubusercontent.com:sub":
                ["repo:learner/my-app:ref:refs/heads/main", "repo:learner/*"]}}},
                {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}"""));
        openStep("trust");
        await("#trust-guests", "repo:learner@");
        show("findings");
        show("guests", "#trust-guests");
        show("somebody-else", "#trust-else");
        showOpened("term", () -> stage.click(".learn .term"));
    }

    /** A role with the article's rights. */
    @Test
    void rights() {
        WideRole.in(stage.workspace());
        open("trust");
        await("#trust-excess");
        show("calls", "#trust-calls-summary");
        show("excess", "#trust-excess");
        stage.onScreen(() -> {
            stage.robot().lookup(".learn-scroll").queryAs(ScrollPane.class).setVvalue(0.6);
            return true;
        });
        show("pass-role");
    }

    @Test
    void secret() throws Exception {
        openStep("trust");
        stage.preview("trust");
        show("trust-plan", "#trust-changes");
        stage.apply("trust");
        show("trust-applied", "#trust-status");
        stage.click("#step-secret");
        stage.preview("secret");
        show("secret-preview");
        stage.apply("secret");
        stage.click("#secret-byHand .title");
        show("secret-by-hand", "#secret-byHand");
        stage.preview("workflow");
        show("workflow-preview", "#workflow-changes");
        write(".github/workflows/cicd.yml", Stagehand.resource("/dev/slipway/workflow/learner-cicd.yml"));
        stage.click("#workflow-look");
        await("#workflow-findings .mend");
        show("workflow-findings", "#workflow-findings");
        stage.click("#workflow-findings .mend");
        stage.until("the write can be made", () -> stage.robot().lookup("#mend-apply").tryQuery()
                .filter(apply -> !apply.isDisabled()).isPresent());
        show("workflow-mend", "#mend-apply");
        write(".github/workflows/cicd.yml", "jobs: [");
        stage.click("#workflow-look");
        awaitCalm("secret");
        show("workflow-unreadable", "#workflow-status");
    }
}
