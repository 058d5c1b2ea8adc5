package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** What the practice account refuses to register, in AWS's words. */
class PracticeRegistrationTest {

    private final EcsClient ecs = new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")),
            "ap-northeast-1").clients().ecs();

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("Family can not be blank.", r -> r.family(" ")),
                mistake("Family contains invalid characters.", r -> r.family("my app")),
                mistake("Container list cannot be empty", r -> r.containerDefinitions(List.of())),
                mistake("Container.name should not be null or empty.", container(c -> c.name(null))),
                mistake("Container.name contains invalid characters.", container(c -> c.name("a b"))),
                mistake("Container.image should not be null or empty.", container(c -> c.image(""))),
                mistake("Container.image contains invalid characters.", container(c -> c.image("<IMAGE1_NAME>"))),
                mistake("Task definition doesn't have any essential container", container(c -> c.essential(false))),
                mistake("Role is not valid", r -> r.executionRoleArn("arn:aws:iam::ACCOUNT_ID:role/x")),
                mistake("Fargate only supports network mode ‘awsvpc’.", r -> r.networkMode("bridge")),
                mistake("Fargate requires that 'cpu' be defined at the task level.", r -> r.cpu(null)),
                mistake("Fargate requires that 'memory' be defined at the task level.", r -> r.memory(null)),
                mistake("No Fargate configuration exists for given values: 512 CPU, 512 memory. See the Amazon ECS "
                        + "documentation for the valid values.", r -> r.memory("512")),
                mistake("Fargate requires task definition to have execution role ARN to support ECR images.",
                        r -> r.executionRoleArn(null)),
                mistake("json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]",
                        container(c -> c.logConfiguration(l -> l.logDriver("json-file")))),
                mistake("Log driver awslogs requires options: awslogs-group",
                        container(c -> c.logConfiguration(l -> l.logDriver("awslogs").options(Map.of())))),
                mistake("When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
                        container(c -> c.portMappings(port(8080).hostPort(80).build()))),
                mistake("TCP container port '8080' is used multiple times in task when networkMode=awsvpc.",
                        container(c -> c.portMappings(port(8080).build(), port(8080).build()))),
                mistake("The 'memory' setting for container 'api' is greater than for the task.",
                        container(c -> c.memory(4096))),
                mistake("Tags can not be empty.", r -> r.tags(List.of())));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsRefusedInAwssWords(String words, Consumer<RegisterTaskDefinitionRequest.Builder> mistake) {
        RegisterTaskDefinitionRequest.Builder request = good();
        mistake.accept(request);

        ClientException refusal = assertThrows(ClientException.class,
                () -> ecs.registerTaskDefinition(request.build()));
        assertEquals(words, refusal.awsErrorDetails().errorMessage());
    }

    @Test
    void sizesMayBeWrittenInWords() {
        TaskDefinition made = ecs.registerTaskDefinition(good().cpu(".5 vCPU").memory("1GB").build()).taskDefinition();

        assertEquals("512", made.cpu());
        assertEquals("1024", made.memory());
    }

    private static RegisterTaskDefinitionRequest.Builder good() {
        return RegisterTaskDefinitionRequest.builder().family("web").networkMode("awsvpc").cpu("512").memory("1024")
                .requiresCompatibilitiesWithStrings("FARGATE")
                .executionRoleArn("arn:aws:iam::123456789012:role/ecsTaskExecutionRole")
                .containerDefinitions(goodContainer().build());
    }

    private static ContainerDefinition.Builder goodContainer() {
        return ContainerDefinition.builder().name("api")
                .image("123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/api:1").portMappings(port(8080).build());
    }

    private static PortMapping.Builder port(int port) {
        return PortMapping.builder().containerPort(port);
    }

    private static Arguments mistake(String words, Consumer<RegisterTaskDefinitionRequest.Builder> mistake) {
        return Arguments.of(words, mistake);
    }

    private static Consumer<RegisterTaskDefinitionRequest.Builder> container(
            Consumer<ContainerDefinition.Builder> mistake) {
        ContainerDefinition.Builder container = goodContainer();
        mistake.accept(container);
        return request -> request.containerDefinitions(container.build());
    }
}
