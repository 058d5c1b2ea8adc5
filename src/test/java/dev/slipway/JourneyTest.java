package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.ui.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way on the practice account, from Home to an answered request and a green run, as a user goes it. */
class JourneyTest {

    @TempDir
    private Path home;
    private Stagehand stage;

    @ParameterizedTest
    @EnumSource(Texts.Language.class)
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void fromHomeToAGreenRunAndAnAnsweredRequest(Texts.Language language) throws Exception {
        stage = new Stagehand(home, language, 1000, 700);
        try {
            connect();
            makeTheTarget();
            letGitHubIn();
            setSecretAndWorkflow();
            pushTheImage();
            mendTheExportedDefinition();
            deployFromHere();
            openThePort();
            pushAndLetGitHubDeploy();
        } catch (AssertionError | RuntimeException e) {
            picture("failed");
            throw e;
        } finally {
            stage.close();
        }
    }

    private void connect() throws Exception {
        picture("home");
        stage.click("#home-setUp");
        stage.until("the repository was seen", () -> stage.textOf(".page").contains("learner/my-app"));
        picture("connect");
    }

    private void makeTheTarget() throws Exception {
        stage.click("#step-target");
        applyOn("target");
    }

    private void letGitHubIn() throws Exception {
        stage.click("#step-trust");
        applyOn("trust");
        stage.until("the guest list is there", () -> stage.textOf("#trust-guests").contains("sub")
                || stage.textOf("#trust-guests").contains("repo:learner@"));
        picture("trust-guests");
    }

    private void setSecretAndWorkflow() throws Exception {
        stage.click("#step-secret");
        applyOn("secret");
        applyOn("workflow");
        assertTrue(Files.exists(repository().resolve(".github/workflows/cicd.yml")));
    }

    private void pushTheImage() throws Exception {
        stage.click("#step-image");
        applyOn("image");
        stage.until("the digest is shown", () -> stage.textOf(".page").contains("sha256:"));
    }

    private void mendTheExportedDefinition() throws Exception {
        stage.click("#step-taskdef");
        stage.copy(Stagehand.resource("/inputs/console-export.json"));
        stage.click("#taskdef-paste");
        stage.until("the removed fields are listed", () -> stage.textOf("#taskdef-removed").contains("/revision"));
        for (String field : new String[] {"/taskDefinitionArn", "/status", "/requiresAttributes", "/compatibilities",
            "/registeredAt", "/registeredBy", "/tags"}) {
            assertTrue(stage.textOf("#taskdef-removed").contains(field), field + " is listed with its reason");
        }
        picture("taskdef-stripped");
        stage.type("#taskdef-container-name", "api");
        stage.type("#taskdef-container-portMappings-0-containerPort", "8080");
        applyOn("taskdef");
        String saved = Files.readString(repository().resolve(".aws/task-def-api.json"));
        assertTrue(saved.contains("\"api-8080-tcp\""), "the port mapping's name follows: " + saved);
        assertTrue(saved.contains("\"enableFaultInjection\""), "a valid field stays: " + saved);
    }

    private void deployFromHere() throws Exception {
        stage.click("#step-deploy");
        applyOn("deploy");
        stage.until("the rollout has succeeded", this::hasSucceeded);
        picture("deploy-succeeded");
    }

    private void openThePort() throws Exception {
        stage.click("#step-reach");
        stage.until("the security group is what stands in the way",
                () -> stage.robot().lookup("#rung-SECURITY_GROUP:broken").tryQuery().isPresent());
        picture("reach-closed");
        stage.click("#reach-openPort");
        stage.click("#reach-ask");
        applyOn("reach");
        stage.until("the container has answered",
                () -> stage.robot().lookup("#rung-BODY:ok").tryQuery().isPresent());
        picture("reach-answered");
    }

    private void pushAndLetGitHubDeploy() throws Exception {
        stage.click("#step-deploy");
        stage.click("#deploy-throughGitHub");
        applyOn("publish");
        stage.until("the run is green", () -> stage.textOf("#deploy-run")
                .contains(stage.workspace().texts().get("deploy.run.green")));
        picture("run-green");
        stage.until("its rollout has succeeded", this::hasSucceeded);
        assertTrue(stage.onScreen(() -> stage.robot().lookup("#deploy-timeline").queryListView().getItems().stream()
                .anyMatch(row -> row.toString().contains("RunStep"))), "the run stands on the same timeline");
        assertEquals("", stage.workspace().calls().entries().stream().filter(call -> call.command().isBlank())
                .map(Object::toString).findFirst().orElse(""));
    }

    /** Reads the preview, applies it, and waits for the proof. */
    private void applyOn(String name) throws Exception {
        stage.preview(name);
        picture(name + "-preview");
        stage.apply(name);
        picture(name + "-done");
    }

    private boolean hasSucceeded() {
        return stage.robot().lookup("#deploy-verdict").queryAll().stream()
                .anyMatch(node -> node.getStyleClass().contains("success"));
    }

    private Path repository() {
        return stage.workspace().world().get().code().folder();
    }

    private void picture(String name) throws Exception {
        stage.picture(Path.of("target", "pictures", "journey",
                stage.workspace().texts().language().get().locale().getLanguage() + "-" + name + ".png"));
    }
}
