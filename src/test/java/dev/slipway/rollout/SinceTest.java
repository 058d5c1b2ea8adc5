package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.change.ProblemException;
import dev.slipway.rollout.Since.Kind;
import dev.slipway.taskdef.TaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SinceTest {

    private static final String DEFINITION = """
            {"family": "f", "cpu": "256", "memory": "512", "networkMode": "awsvpc", "containerDefinitions": [
              {"name": "api", "image": "r/api:latest", "essential": true,
               "secrets": [{"name": "TOKEN", "valueFrom": "/app/token"}],
               "environment": [{"name": "LEVEL", "value": "info"}, {"name": "MODE", "value": "a"}]}]}""";

    @Test
    void theSameIsNoDifference() throws ProblemException {
        assertEquals(List.of(), Since.between(state(DEFINITION, "sha256:a"), state(DEFINITION, "sha256:a")));
    }

    @Test
    void theSameTagWithAnotherImageBehindItIsToldWithBothDigests() throws ProblemException {
        assertEquals(List.of(new Since(Kind.IMAGE, "api", "r/api:latest (sha256:a)", "r/api:latest (sha256:b)")),
                Since.between(state(DEFINITION, "sha256:a"), state(DEFINITION, "sha256:b")));
    }

    @Test
    void anotherTagIsToldOnce() throws ProblemException {
        assertEquals(List.of(new Since(Kind.IMAGE, "api", "r/api:latest (sha256:a)", "r/api@sha256:b")),
                Since.between(state(DEFINITION, "sha256:a"),
                        state(DEFINITION.replace("r/api:latest", "r/api@sha256:b"), "sha256:b")));
    }

    @Test
    void secretsAreToldByWhereTheyComeFrom() throws ProblemException {
        assertEquals(List.of(new Since(Kind.SECRET, "api/TOKEN", "/app/token", "/app/other")),
                after("/app/token", "/app/other"));
        assertEquals(List.of(new Since(Kind.SECRET, "api/KEY", "", "/app/token"),
                new Since(Kind.SECRET, "api/TOKEN", "/app/token", "")), after("\"TOKEN\"", "\"KEY\""));
    }

    @Test
    void ofVariablesOnlyTheNamesAreTold() throws ProblemException {
        assertEquals(List.of(new Since(Kind.VARIABLE, "api/LEVEL", Since.UNTOLD, Since.UNTOLD)),
                after("\"info\"", "\"hunter2\""));
        assertEquals(List.of(new Since(Kind.VARIABLE, "api/OTHER", "", Since.UNTOLD),
                new Since(Kind.VARIABLE, "api/MODE", Since.UNTOLD, "")), after("\"MODE\"", "\"OTHER\""));
    }

    @Test
    void aContainerThatCameIsToldByNameWithoutItsVariables() throws ProblemException {
        List<Since> found = after("{\"name\": \"api\"", "{\"name\": \"log\", \"image\": \"l\", "
                + "\"environment\": [{\"name\": \"P\", \"value\": \"hunter2\"}]}, {\"name\": \"api\"");

        assertEquals(List.of(new Since(Kind.IMAGE, "log", "", "l"), new Since(Kind.VARIABLE, "log/P", "", Since.UNTOLD),
                new Since(Kind.CONTAINER, "", "", "log")), found);
        assertFalse(found.toString().contains("hunter2"));
    }

    @Test
    void theRestOfTheDefinitionIsToldByItsPlace() throws ProblemException {
        assertEquals(List.of(new Since(Kind.DEFINITION, "/memory", "\"512\"", "\"1024\"")),
                after("\"512\"", "\"1024\""));
    }

    @Test
    void whatIsVeryLongIsCut() throws ProblemException {
        String named = "\"name\": \"api\"";
        Since since = after(named, named + ", \"workingDirectory\": \"/" + "x".repeat(5_000) + "\"").getFirst();

        assertEquals(201, since.after().length());
    }

    @Test
    void theServicesOwnSettingsAreToldAndOrderIsNone() throws ProblemException {
        TaskDefinition definition = TaskDefinition.parse(DEFINITION);
        var good = new ServiceState(definition, Map.of(), OptionalInt.of(1),
                new ServiceState.Placement(List.of("subnet-1", "subnet-2"), List.of("sg-1"), "ENABLED"));
        var now = new ServiceState(definition, Map.of(), OptionalInt.of(3),
                new ServiceState.Placement(List.of("subnet-2", "subnet-1"), List.of("sg-2"), "DISABLED"));

        assertEquals(List.of(new Since(Kind.DESIRED_COUNT, "", "1", "3"),
                new Since(Kind.SECURITY_GROUPS, "", "sg-1", "sg-2"),
                new Since(Kind.PUBLIC_ADDRESS, "", "ENABLED", "DISABLED")), Since.between(good, now));
        assertEquals(List.of(), Since.between(good, new ServiceState(definition, Map.of(), OptionalInt.empty(),
                new ServiceState.Placement(List.of("subnet-2", "subnet-1"), List.of("sg-1"), "ENABLED"))));
    }

    private static List<Since> after(String from, String to) throws ProblemException {
        return Since.between(state(DEFINITION, "sha256:a"), state(DEFINITION.replace(from, to), "sha256:a"));
    }

    private static ServiceState state(String definition, String digest) throws ProblemException {
        return new ServiceState(TaskDefinition.parse(definition), Map.of("api", digest), OptionalInt.empty(),
                ServiceState.Placement.none());
    }
}
