package dev.slipway.taskdef;

import static dev.slipway.taskdef.Samples.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void whatAwsFillsInIsNoDifference() {
        TaskDefinition sent = definition("""
                {'family': 'f', 'networkMode': 'awsvpc', 'cpu': '.5 vCPU', 'memory': '1GB',
                 'requiresCompatibilities': ['FARGATE', 'EC2'],
                 'containerDefinitions': [{'name': 'api', 'image': 'i', 'portMappings': [{'containerPort': 8080}],
                   'environment': [{'name': 'A', 'value': '1'}, {'name': 'B', 'value': '2'}],
                   'healthCheck': {'command': ['CMD', 'x']}, 'mountPoints': [{'sourceVolume': 'v', 'containerPath': '/v'}]}],
                 'volumes': [{'name': 'v'}], 'tags': [{'key': 'a', 'value': 'b'}]}""");
        TaskDefinition answered = definition("""
                {'taskDefinitionArn': 'arn', 'revision': 3, 'status': 'ACTIVE', 'volumes': [{'name': 'v', 'host': {}}],
                 'containerDefinitions': [{'cpu': 0, 'essential': true, 'image': 'i', 'name': 'api', 'volumesFrom': [],
                   'portMappings': [{'hostPort': 8080, 'containerPort': 8080, 'protocol': 'tcp'}],
                   'environment': [{'value': '2', 'name': 'B'}, {'value': '1', 'name': 'A'}],
                   'healthCheck': {'command': ['CMD', 'x'], 'interval': 30, 'timeout': 5, 'retries': 3},
                   'mountPoints': [{'sourceVolume': 'v', 'containerPath': '/v', 'readOnly': false}]}],
                 'cpu': '512', 'memory': '1024', 'family': 'f', 'networkMode': 'awsvpc', 'placementConstraints': [],
                 'requiresCompatibilities': ['EC2', 'FARGATE'], 'enableFaultInjection': false}""");

        assertEquals(List.of(), Difference.between(sent, answered));
        assertEquals(List.of(), Difference.between(answered, sent));
    }

    @Test
    void whatMeansSomethingElseIsFoundWithItsPlace() {
        TaskDefinition before = definition("""
                {'cpu': '256', 'containerDefinitions': [
                  {'name': 'api', 'image': 'i:1', 'command': ['a', 'b'], 'essential': false,
                   'environment': [{'name': 'A', 'value': '1'}, {'name': 'B', 'value': '2'}]}, {'name': 'gone'}]}""");
        TaskDefinition after = definition("""
                {'cpu': '512', 'containerDefinitions': [{'name': 'new'},
                  {'name': 'api', 'image': 'i:2', 'command': ['b', 'a'],
                   'environment': [{'name': 'B', 'value': '3'}]}]}""");

        assertEquals(List.of(new Difference("/cpu", "\"256\"", "\"512\""),
                new Difference("/containerDefinitions/0", "", "{\"name\":\"new\"}"),
                new Difference("/containerDefinitions/1/image", "\"i:1\"", "\"i:2\""),
                new Difference("/containerDefinitions/1/command", "[\"a\",\"b\"]", "[\"b\",\"a\"]"),
                new Difference("/containerDefinitions/1/environment/0/value", "\"2\"", "\"3\""),
                new Difference("/containerDefinitions/1/environment/0", "{\"name\":\"A\",\"value\":\"1\"}", ""),
                new Difference("/containerDefinitions/1/essential", "false", ""),
                new Difference("/containerDefinitions/1", "{\"name\":\"gone\"}", "")), Difference.between(before, after));
    }

    @Test
    void aHostPortCountsWhereItMayDiffer() {
        TaskDefinition bridge = definition("""
                {'networkMode': 'bridge', 'containerDefinitions': [{'portMappings': [{'containerPort': 80, 'hostPort': 80}]}]}""");
        TaskDefinition dynamic = definition("""
                {'networkMode': 'bridge', 'containerDefinitions': [{'portMappings': [{'containerPort': 80, 'hostPort': 0}]}]}""");

        assertEquals(List.of(new Difference("/containerDefinitions/0/portMappings/0/hostPort", "80", "")),
                Difference.between(bridge, dynamic));
    }

    @Test
    void aMemberByAnotherNameAtTheSamePlaceIsTheSameOne() {
        TaskDefinition before = definition("{'containerDefinitions': [{'name': 'dummy', 'image': 'i', 'cpu': 1}, {'name': 'b'}]}");
        TaskDefinition after = definition("{'containerDefinitions': [{'name': 'api', 'image': 'i', 'cpu': 2}, {'name': 'b'}]}");

        assertEquals(List.of(new Difference("/containerDefinitions/0/name", "\"dummy\"", "\"api\""),
                new Difference("/containerDefinitions/0/cpu", "1", "2")), Difference.between(before, after));
    }

    @Test
    void whatIsWrittenDifferentlyIsFoundThoughItMeansTheSame() {
        TaskDefinition before = definition("{'family': 'f', 'status': 'ACTIVE', 'containerDefinitions': [{'name': 'a', 'essential': true}]}");
        TaskDefinition after = definition("{'containerDefinitions': [{'name': 'a'}], 'family': 'f'}");

        assertEquals(List.of(), Difference.between(before, after));
        assertEquals(List.of(new Difference("/containerDefinitions/0/essential", "true", ""),
                new Difference("/status", "\"ACTIVE\"", "")), Difference.written(before, after));
    }
}
