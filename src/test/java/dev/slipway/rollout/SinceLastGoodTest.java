package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.parts.Applying;
import dev.slipway.taskdef.Registration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinceLastGoodTest {

    @TempDir
    private Path folder;
    private Stage stage;
    private SinceLastGood since;

    @BeforeEach
    void runV1() throws ProblemException {
        stage = new Stage();
        since = new SinceLastGood(stage.account);
        deploy("v1");
        stage.pass(300);
    }

    @Test
    void theFirstDeploymentHasNoneBefore() throws ProblemException {
        assertEquals(Optional.empty(), since.look(stage.service));
    }

    @Test
    void aDeploymentUnderWayIsComparedWithTheLastThatSucceeded() throws ProblemException {
        deploy("v2");

        var found = since.look(stage.service).orElseThrow();

        assertEquals(List.of("my-app-api:1", "my-app-api:2"), List.of(found.good(), found.newest()));
        assertEquals(List.of(Since.Kind.IMAGE), found.differences().stream().map(Since::kind).toList());
    }

    @Test
    void afterItWasTakenBackWhatFailedIsStillComparedAndAgainNotCountedAsGood() throws ProblemException {
        deploy("v2");
        new Applying(folder).make(new StopDeployment(stage.account), new StopRequest(stage.service));
        stage.pass(300);
        assertEquals("my-app-api:2", since.look(stage.service).orElseThrow().newest());

        deploy("v3");

        assertEquals("my-app-api:1", since.look(stage.service).orElseThrow().good());
    }

    @Test
    void whatIsDeployedAgainIsTheSame() throws ProblemException {
        new Applying(folder).make(new Redeploy(stage.account), new RedeployRequest(stage.service));

        assertTrue(since.look(stage.service).orElseThrow().differences().isEmpty());
    }

    @Test
    void aDenialIsTold() throws ProblemException {
        deploy("v2");
        stage.refusing.deny("DescribeServiceRevisions");

        var denial = assertThrows(ProblemException.class, () -> since.look(stage.service));

        assertInstanceOf(AwsProblem.AccessDenied.class, denial.problem());
    }

    private void deploy(String tag) throws ProblemException {
        new Applying(folder).make(new Deploy(stage.account, new Registration(stage.account)), stage.pushed(tag));
    }
}
