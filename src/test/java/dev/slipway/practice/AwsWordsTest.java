package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.BalancedService;
import dev.slipway.pipeline.Pipeline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Every sentence of a service or a stopped task on the practice account is one that AWS says, in {@code aws-words.txt}. */
class AwsWordsTest {

    private static final int LONG = 900;
    private static final Pattern HOLE = Pattern.compile("<(n|id|text)>");

    private static List<Words> table;
    private static final Set<String> EVENTS = new LinkedHashSet<>();
    private static final Set<String> REASONS = new LinkedHashSet<>();

    /** @param kind event or reason */
    private record Words(String kind, String text) {

        boolean are(String said) {
            StringBuilder regex = new StringBuilder();
            Matcher holes = HOLE.matcher(text);
            int from = 0;
            while (holes.find()) {
                regex.append(Pattern.quote(text.substring(from, holes.start())));
                regex.append(switch (holes.group(1)) {
                    case "n" -> "\\d+";
                    case "id" -> "\\S+?";
                    default -> ".*";
                });
                from = holes.end();
            }
            return said.matches(regex.append(Pattern.quote(text.substring(from))).toString());
        }
    }

    @BeforeAll
    static void letHappenWhatCanHappen() throws IOException {
        try (InputStream in = AwsWordsTest.class.getResourceAsStream("aws-words.txt")) {
            table = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(" \\| "))
                    .map(parts -> new Words(parts[0], parts[1])).toList();
        }
        happens(EcsScene::createService, scene -> scene.register("1"), EcsScene::update);
        happens(scene -> scene.createService(2, "ENABLED"), scene -> scene.ecs.updateService(r -> r.cluster("c")
                .service("web").desiredCount(0)));
        happens(EcsScene::createService, scene -> scene.register("2"), EcsScene::update);
        happens(scene -> scene.register("1", it -> it.command("jave")), EcsScene::createService);
        happens(scene -> scene.register("1", it -> it.command("java", "Gone")), EcsScene::createService);
        happens(scene -> scene.register("1", it -> it.healthCheck(check -> check.command("CMD-SHELL",
                "wget -q -O- http://localhost:80/ || exit 1"))), EcsScene::createService);
        happens(scene -> scene.createService(1, "DISABLED"));
        happens(scene -> scene.registerWithLog("false"), EcsScene::createService);
        happens(scene -> scene.clients.iam().detachRolePolicy(r -> r.roleName(EcsScene.ROLE)
                .policyArn(EcsScene.POLICY)), EcsScene::createService);
        happens(scene -> scene.clients.iam().updateAssumeRolePolicy(r -> r.roleName(EcsScene.ROLE).policyDocument(
                EcsScene.TRUST.replace("ecs-tasks", "ec2"))), EcsScene::createService);
        happens(scene -> scene.account.setFargateCapacity(false), EcsScene::createService);
        happens(scene -> scene.account.setFargateQuota(0), EcsScene::createService);
        happens(AwsWordsTest::overtaken);
        happens(scene -> balanced(scene, "/api/hello"), EcsScene::update);
        happens(scene -> balanced(scene, "/gone"));
    }

    @SafeVarargs
    private static void happens(Consumer<EcsScene>... steps) {
        EcsScene scene = new EcsScene();
        for (Consumer<EcsScene> step : steps) {
            step.accept(scene);
            for (int passed = 0; passed < LONG; passed += 5) {
                scene.pass(5);
                scene.account.catchUp();
            }
            if (!scene.ecs.listServices(r -> r.cluster("c")).serviceArns().isEmpty()) {
                scene.service().events().stream().map(ServiceEvent::message).forEach(EVENTS::add);
                scene.tasks(DesiredStatus.STOPPED).stream().map(Task::stoppedReason).forEach(REASONS::add);
            }
        }
    }

    /** The second update comes while the first one's task is still on its way. */
    private static void overtaken(EcsScene scene) {
        scene.createService();
        scene.pass(120);
        scene.register("1");
        scene.update();
        scene.pass(12);
        scene.register("1");
        scene.update();
    }

    private static void balanced(EcsScene scene, String path) {
        Pipeline pipeline = Pipeline.defaults(PracticeGitHub.REPOSITORY, "main");
        String group = new BalancedService(scene.clients, pipeline).targetGroup("web",
                r -> r.healthCheckPath(path));
        scene.ecs.createService(r -> r.cluster("c").serviceName("web").taskDefinition("web").desiredCount(1)
                .launchType("FARGATE").networkConfiguration(scene.network("ENABLED"))
                .loadBalancers(BalancedService.to(group, "api", 8080))
                .deploymentConfiguration(d -> d.deploymentCircuitBreaker(b -> b.enable(true).rollback(true))));
        scene.pass(120);
        scene.register("1");
    }

    @Test
    void everyServiceEventIsOneOfAws() {
        assertEquals(List.of(), unknown("event", EVENTS));
    }

    @Test
    void everyStoppedReasonIsOneOfAws() {
        assertEquals(List.of(), unknown("reason", REASONS));
    }

    @Test
    void everySentenceOfTheTableIsSaid() {
        List<String> never = new ArrayList<>();
        for (Words words : table) {
            Stream<String> said = words.kind().equals("event") ? EVENTS.stream() : REASONS.stream();
            if (said.noneMatch(words::are)) {
                never.add(words.text());
            }
        }
        assertEquals(List.of(), never);
    }

    @Test
    void idsHaveTheShapesOfAws() {
        EcsScene scene = new EcsScene();
        scene.createService();
        scene.pass(90);
        Task task = scene.running();
        assertTrue(task.taskArn().matches("arn:aws:ecs:ap-northeast-1:123456789012:task/c/[0-9a-f]{32}"), task.taskArn());
        assertTrue(task.attachments().getFirst().details().getLast().value().matches("\\S+"));
        String deployment = scene.ecs.listServiceDeployments(r -> r.cluster("c").service("web")).serviceDeployments()
                .getFirst().serviceDeploymentArn();
        assertTrue(deployment.matches("arn:aws:ecs:ap-northeast-1:123456789012:service-deployment/c/web/[\\w-]{21}"),
                deployment);
        assertTrue(scene.service().deployments().getFirst().id().matches("ecs-svc/\\d{19}"));
        assertTrue(scene.clients.sts().getCallerIdentity().userId().matches("AIDA[A-Z0-9]{17}"));
        TaskDefinition definition = scene.ecs.describeTaskDefinition(r -> r.taskDefinition("web")).taskDefinition();
        assertTrue(definition.taskDefinitionArn().endsWith("task-definition/web:1"));
    }

    private static List<String> unknown(String kind, Set<String> said) {
        return said.stream().filter(it -> table.stream().noneMatch(words -> words.kind().equals(kind) && words.are(it)))
                .toList();
    }
}
