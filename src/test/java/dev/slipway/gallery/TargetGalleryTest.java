package dev.slipway.gallery;

import dev.slipway.cloud.Account;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Refusing;
import dev.slipway.ui.World;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Step 2: what to deploy onto, in an account of many and in one that refuses. */
class TargetGalleryTest extends GalleryTest {

    @Test
    void target() {
        Account account = world().account();
        IntStream.range(0, 40).forEach(i -> account.ecs().createCluster(r -> r.clusterName("team-" + i)));
        openStep("target");
        stage.preview("target");
        show("preview");
        showOpened("choosing", () -> {
            stage.type("#target-cluster", "team");
            stage.robot().type(KeyCode.DOWN, KeyCode.DOWN);
        });
        stage.robot().type(KeyCode.ESCAPE);
        stage.type("#target-cluster", "");
        show("not-filled-in");
        stage.type("#target-cluster", "my-app-cluster");
        stage.click("#target-network .title");
        showOpened("subnets", () -> {
            stage.click("#target-subnets");
            stage.robot().type(KeyCode.DOWN);
        });
        stage.click("#target-balanced");
        stage.click("#target-opens");
        show("ticks", "#target-opens");
        stage.type("#reach-own", "203.0.113.7");
        stage.preview("target");
        show("plan", "#target-changes");
        stage.apply("target");
        show("applied", "#target-status");
        show("changes-made", "#target-changes");
    }

    @Test
    void refused() throws Exception {
        Account account = world().account();
        Clients clients = new Clients(account.sts(), account.iam(), account.ecr(), account.ecs(), account.ec2(),
                account.logs(), account.elb(), account.quotas());
        enter(clients, new Refusing().deny("ListRoles").deny("CreateCluster"));
        openStep("target");
        showOpened("list-denied", () -> {
            stage.click("#target-executionRole");
            stage.robot().push(KeyCode.DOWN);
        });
        stage.robot().push(KeyCode.ESCAPE);
        stage.preview("target");
        stage.click("#target-apply");
        await(".problem");
        show("denied", ".problem");
        enter(clients, new Refusing().throttle("DescribeClusters"));
        open("target");
        awaitCalm("target");
        show("throttled", "#target-status");
        enter(clients, new Refusing().cutOff("DescribeClusters").cutOff("DescribeRepositories").cutOff("ListRoles"));
        open("trust");
        open("target");
        awaitCalm("target");
        show("offline", "#target-status");
    }

    private void enter(Clients clients, Refusing refusing) throws Exception {
        World world = world();
        enter(new World(Account.connect(refusing.around(clients), world.account().region(), stage.workspace().calls()),
                world.code(), world.tools(), world.records(), world.pipeline(), world.practice()));
    }
}
