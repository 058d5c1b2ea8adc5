package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cloud.Account;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** A deployment whose image nobody pushed: it is looked at closer until the list says so. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class InvestigationScreenTest extends SmallWindowTest {

    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
            "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";

    @Test
    void theListFillsAndNamesWhatIsMissing() {
        deployWithoutAnImage(stage.workspace().world().get().account());
        assertFalse(isThere("#investigation-begin"), "nothing is to be looked at before something is wrong");
        stage.click("#home-stuck");
        stage.onScreen(() -> {
            field("cluster").setText("demo");
            field("service").setText("web");
            return true;
        });
        stage.until("the cause is named", () -> isThere("#cause-image-not-found"));

        stage.onScreen(() -> {
            stage.robot().lookup("#investigation-begin").queryButton().fire();
            return true;
        });
        stage.until("every look has its answer", () -> isThere("#look-image") && stage.robot()
                .lookup("#investigation .busy").queryAllAs(ProgressIndicator.class).isEmpty());

        String image = stage.textOf("#look-image");
        assertTrue(image.contains("ECR has the repository, but not the image"), image);
        assertTrue(image.contains("The image is not in the registry"), image);
        assertTrue(stage.textOf("#look-role").contains("trusts ECS tasks"));
        assertTrue(stage.textOf("#look-pullRights").contains("may do all of it"));
        assertTrue(stage.textOf("#look-quota").contains("of 4000 vCPU"));

        stage.onScreen(() -> {
            stage.robot().lookup("#look-image .hyperlink").queryAs(Hyperlink.class).fire();
            return true;
        });
        assertTrue(stage.textOf("#lesson-title").contains("The image is not in the registry"));
        String commands = stage.textOf("#learn-commands");
        assertTrue(commands.contains("--cluster demo") && commands.contains("--service web"), commands);
    }

    private static void deployWithoutAnImage(Account account) {
        account.ecs().createCluster(r -> r.clusterName("demo"));
        account.ecr().createRepository(r -> r.repositoryName("api"));
        account.iam().createRole(r -> r.roleName("tasks").assumeRolePolicyDocument(TRUST));
        account.iam().attachRolePolicy(r -> r.roleName("tasks")
                .policyArn("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"));
        account.ecs().registerTaskDefinition(r -> r.family("web").networkMode("awsvpc").cpu("256").memory("512")
                .requiresCompatibilitiesWithStrings("FARGATE").executionRoleArn(account.iamArn("role/tasks"))
                .containerDefinitions(ContainerDefinition.builder().name("api")
                        .image(account.id() + ".dkr.ecr." + account.region() + ".amazonaws.com/api:v1").build()));
        String subnet = account.ec2().describeSubnets().subnets().getFirst().subnetId();
        account.ecs().createService(r -> r.cluster("demo").serviceName("web").taskDefinition("web").desiredCount(1)
                .launchType("FARGATE").networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(subnet)
                        .assignPublicIp("ENABLED"))));
    }

    private boolean isThere(String query) {
        return stage.onScreen(() -> stage.robot().lookup(query).queryAll().stream()
                .anyMatch(node -> node.isVisible() && node.getScene() != null
                        && node.getParent().getParent().isVisible()));
    }

    private TextField field(String name) {
        return stage.robot().lookup("#deploy-" + name).queryAs(TextField.class);
    }
}
