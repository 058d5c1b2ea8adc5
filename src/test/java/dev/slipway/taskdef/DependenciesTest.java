package dev.slipway.taskdef;

import static dev.slipway.taskdef.Samples.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependenciesTest {

    @Test
    void aContainerStandsOneStepBehindTheLastThatItWaitsFor() {
        Dependencies dependencies = Dependencies.of(definition("""
                {'containerDefinitions': [
                  {'name': 'web', 'dependsOn': [{'containerName': 'migrate', 'condition': 'SUCCESS'},
                                                {'containerName': 'proxy', 'condition': 'HEALTHY'}]},
                  {'name': 'migrate', 'dependsOn': [{'containerName': 'proxy', 'condition': 'START'}]},
                  {'name': 'proxy'}, {'name': 'agent', 'dependsOn': [{'containerName': 'gone', 'condition': 'START'}]}]}"""));

        assertEquals(List.of("web", "migrate", "proxy", "agent"), dependencies.containers());
        assertEquals(Map.of("proxy", 0, "agent", 0, "migrate", 1, "web", 2), dependencies.steps());
        assertEquals(List.of(new Dependencies.Wait("web", "migrate", "SUCCESS"),
                new Dependencies.Wait("web", "proxy", "HEALTHY"),
                new Dependencies.Wait("migrate", "proxy", "START")), dependencies.waits());
        assertFalse(dependencies.isInCycle("web"));
    }

    @Test
    void whoWaitsForACycleIsNotInIt() {
        Dependencies dependencies = Dependencies.of(definition("""
                {'containerDefinitions': [
                  {'name': 'a', 'dependsOn': [{'containerName': 'b'}]}, {'name': 'b', 'dependsOn': [{'containerName': 'a'}]},
                  {'name': 'c', 'dependsOn': [{'containerName': 'a'}]}, {'name': 'd', 'dependsOn': [{'containerName': 'd'}]}]}"""));

        assertTrue(dependencies.isInCycle("a"));
        assertTrue(dependencies.isInCycle("b"));
        assertFalse(dependencies.isInCycle("c"));
        assertTrue(dependencies.isInCycle("d"));
        assertEquals(4, dependencies.steps().size());
        assertTrue(dependencies.steps().get("c") > dependencies.steps().get("a"));
    }
}
