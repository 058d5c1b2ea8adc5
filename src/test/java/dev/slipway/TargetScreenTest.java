package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cloud.Account;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.util.WaitForAsyncUtils;

/** Step 2, as one chooses what the account has by searching, and has made what is missing. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TargetScreenTest extends SmallWindowTest {

    private static final int HUNDREDS = 300;

    @Test
    void aClusterAmongHundredsIsFoundByAFewLettersAndChosenByKeyboard() throws Exception {
        IntStream.range(0, HUNDREDS).forEach(i -> account().ecs().createCluster(r -> r.clusterName("team-" + i)));
        openStep();
        stage.click("#target-cluster");
        stage.robot().push(KeyCode.DOWN);
        stage.until("all are offered", () -> rows("#target-cluster").getItems().size() == HUNDREDS);
        stage.robot().push(KeyCode.ESCAPE);
        assertEquals("my-app-cluster", typed("#target-cluster"));

        stage.type("#target-cluster", "m-29");
        stage.until("those with these letters are left", () -> rows("#target-cluster").getItems().size() == 11);
        stage.robot().push(KeyCode.DOWN);
        stage.robot().push(KeyCode.DOWN);
        stage.picture(Path.of("target/pictures/journey/target-choosing.png"));
        stage.robot().push(KeyCode.ENTER);

        assertEquals("team-290", typed("#target-cluster"));
        assertTrue(stage.robot().lookup("#target-cluster-rows").tryQuery().isEmpty(), "the list is still open");
        stage.until("how it stands is said", () -> below("#target-cluster").contains("ACTIVE; no services"));
        assertEquals("team-290", pipeline().target().cluster());
    }

    @Test
    void whatIsNotThereIsTypedAndMadeWithItsPriceBesideIt() throws Exception {
        openStep();
        stage.type("#target-cluster", "a-new-one");
        stage.until("it is said to be made", () -> below("#target-cluster").contains(text("target.missing")));
        stage.preview("target");
        assertTrue(stage.textOf("#target-changes").contains(text("purpose.CLUSTER")));
        assertTrue(stage.textOf("#target-changes").contains("about $0.036 an hour, $26 a month"),
                () -> stage.textOf("#target-changes"));
        stage.apply("target");

        assertTrue(account().ecs().listClusters().clusterArns().stream().anyMatch(it -> it.endsWith("/a-new-one")));
        stage.until("it is there now", () -> below("#target-cluster").contains("ACTIVE"));
    }

    @Test
    void subnetsAreChosenOneByOneAndTakenOutAgain() {
        openStep();
        stage.click("#target-network .title");
        stage.click("#target-subnets");
        stage.robot().push(KeyCode.DOWN);
        stage.until("the subnets are offered", () -> rows("#target-subnets").getItems().size() == 3);
        stage.robot().type(KeyCode.DOWN, KeyCode.ENTER);
        chosen(1);
        stage.robot().type(KeyCode.DOWN, KeyCode.ENTER);
        chosen(2);

        stage.robot().type(KeyCode.ENTER);
        chosen(1);
    }

    @Test
    void thePortIsOpenedOnlyWhenTickedAndForTheAddressThatIsSaid() {
        openStep();
        CheckBox opens = stage.robot().lookup("#target-opens").queryAs(CheckBox.class);
        assertFalse(opens.isSelected());
        stage.click("#target-opens");
        stage.until("it is not said for whom", () -> stage.robot().lookup("#target-look").query().isDisabled());
        stage.type("#reach-own", "203.0.113.7");
        stage.preview("target");
        assertTrue(stage.textOf("#target-changes").contains("my-app-api-sg tcp 8080 203.0.113.7/32"),
                () -> stage.textOf("#target-changes"));
    }

    @Test
    void aListThatMayNotBeReadSaysWhyAndOneTypesAllTheSame() throws Exception {
        World world = stage.workspace().world().get();
        Account it = world.account();
        Account denied = Account.connect(new Refusing().deny("ListRoles").around(new Clients(it.sts(), it.iam(),
                it.ecr(), it.ecs(), it.ec2(), it.logs(), it.elb(), it.quotas())), it.region(),
                stage.workspace().calls());
        stage.onScreen(() -> {
            stage.workspace().enter(new World(denied, world.code(), world.tools(), world.records(), world.pipeline(),
                    world.practice()));
            return true;
        });
        openStep();
        stage.click("#target-executionRole");
        stage.robot().push(KeyCode.DOWN);
        stage.until("why there is no list", () -> stage.textOf(".chooser-list").contains("ListRoles"));
        stage.picture(Path.of("target/pictures/journey/target-denied.png"));
        stage.robot().push(KeyCode.ESCAPE);
        stage.type("#target-executionRole", "myRole");

        assertEquals("myRole", pipeline().target().executionRole());
        assertFalse(below("#target-executionRole").contains(text("target.missing")),
                "nobody knows whether it is there");
    }

    @Test
    void aServiceIsPutBehindALoadBalancerByATickAndAnswersAtItsAddress() throws Exception {
        openStep();
        stage.click("#target-balanced");
        stage.click("#target-opens");
        stage.type("#reach-own", "203.0.113.7");
        stage.preview("target");
        stage.apply("target");
        stage.click("#step-image");
        stage.preview("image");
        stage.apply("image");
        stage.click("#step-taskdef");
        stage.click("#taskdef-clean");
        stage.preview("taskdef");
        stage.apply("taskdef");
        stage.click("#step-deploy");
        stage.preview("deploy");
        assertTrue(stage.textOf("#deploy-changes").contains(text("purpose.LOAD_BALANCER")));
        assertTrue(stage.textOf("#deploy-changes").contains("about $0.070 an hour, $51 a month"),
                () -> stage.textOf("#deploy-changes"));
        stage.picture(Path.of("target/pictures/journey/deploy-balanced.png"));
        stage.apply("deploy");

        String name = account().elb().describeLoadBalancers().loadBalancers().getFirst().dnsName();
        assertTrue(stage.textOf("#deploy-changes").contains("http://" + name + "/api/hello"));
        stage.until("the rollout has succeeded", () -> stage.textOf("#deploy-verdict")
                .contains("is deployed and runs"));
        stage.click("#step-reach");
        // the load balancer is still being made
        stage.click("#reach-keepTrying");
        stage.until("the container has answered", () -> stage.textOf("#reach-body").contains("Hello from my-app-api"));
        stage.picture(Path.of("target/pictures/journey/reach-balanced.png"));
    }

    private void chosen(int subnets) {
        stage.until(subnets + " are chosen", () -> pipeline().placement().subnetIds().size() == subnets);
    }

    private void openStep() {
        stage.click("#home-setUp");
        stage.click("#step-target");
    }

    private Account account() {
        return stage.workspace().world().get().account();
    }

    private Pipeline pipeline() {
        return stage.workspace().pipeline().get();
    }

    @SuppressWarnings("unchecked")
    private ListView<Object> rows(String field) {
        return stage.robot().lookup(field + "-rows").queryAs(ListView.class);
    }

    private String typed(String field) {
        return stage.robot().lookup(field).queryAs(TextField.class).getText();
    }

    /** What stands under the field. */
    private String below(String field) {
        return String.join("\n", stage.robot().from(stage.robot().lookup(field).query().getParent()).lookup(".label")
                .queryAllAs(Label.class).stream().filter(it -> it.isVisible())
                .map(it -> it.getText()).toList());
    }

    private String text(String key) {
        return stage.workspace().texts().get(key);
    }
}
