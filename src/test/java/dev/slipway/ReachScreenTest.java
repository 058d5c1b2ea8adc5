package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cloud.Account;
import dev.slipway.parts.RunningService;
import dev.slipway.ui.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;

/** The article's last page: the browser spins at the address of a service whose port nobody has opened. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReachScreenTest extends SmallWindowTest {

    private static final String MANIFEST = """
            {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "layers": []}""";
    private static final String HELLO = "Hello from my-app-api";

    private Account account;
    private final List<String> clicks = new ArrayList<>();

    @BeforeEach
    void deployTheSample() {
        World world = stage.workspace().world().get();
        account = world.account();
        RunningService service = new RunningService(account, world.pipeline()).made();
        account.ecr().putImage(r -> r.repositoryName(world.pipeline().target().repository()).imageTag("abc")
                .imageManifest(MANIFEST));
        service.deploy(account.id() + ".dkr.ecr." + account.region() + ".amazonaws.com/"
                + world.pipeline().target().repository() + ":abc", "info");
        stage.until("the sample runs", service::isCalm);
        openThePage();
    }

    @Test
    void theMissingRuleIsNamedAddedForMyAddressAndTheBodyShownInThreeClicks() {
        assertTrue(stage.textOf("#reach-outcome").contains("port 8080"), stage.textOf("#reach-outcome"));
        click("#reach-openPort");
        assertTrue(stage.textOf("#reach-opening").contains("checkip.amazonaws.com"), "who is asked is said before");
        assertEquals(List.of(), openedRanges());
        click("#reach-ask");
        stage.until("the plan is there", () -> isReady("#reach-apply"));
        assertTrue(stage.textOf("#reach-changes").contains("198.51.100.7/32"), stage.textOf("#reach-changes"));
        click("#reach-apply");
        stage.until("the body is shown", () -> stage.textOf("#reach-body").contains(HELLO));

        assertEquals(List.of("#reach-openPort", "#reach-ask", "#reach-apply"), clicks);
        assertEquals(List.of("198.51.100.7/32"), openedRanges());
        assertTrue(isThere("#rung-SECURITY_GROUP:ok"), "the picture follows");
    }

    @Test
    void allOfItIsDoneByKeyboardAlone() {
        tabTo("reach-openPort");
        stage.robot().push(KeyCode.SPACE);
        stage.until("the first question has the focus", () -> hasFocus("reach-own"));
        tabTo("reach-ask");
        stage.robot().push(KeyCode.SPACE);
        stage.until("the plan is there", () -> isReady("#reach-apply"));
        tabTo("reach-apply");
        stage.robot().push(KeyCode.SPACE);
        stage.until("the body is shown", () -> stage.textOf("#reach-body").contains(HELLO));

        tabTo("rung-SECURITY_GROUP");
        stage.robot().push(KeyCode.SPACE);
        stage.until("its facts are told", () -> stage.textOf("#reach-facts").contains("198.51.100.7/32"));
        assertTrue(stage.textOf("#reach-facts").contains("aws ec2 describe-security-group-rules"));
    }

    @Test
    void whatWasOpenedIsListedAndTakenBackWithOneClick() {
        click("#reach-openPort");
        click("#reach-ask");
        stage.until("the plan is there", () -> isReady("#reach-apply"));
        click("#reach-apply");
        stage.until("what would be taken back is listed", () -> isReady("#closing-apply")
                && stage.textOf("#closing-changes").contains("sgr-"));

        stage.click("#closing-apply");

        stage.until("the way ends at the port again", () -> isThere("#rung-SECURITY_GROUP:broken"));
        assertEquals(List.of(), openedRanges());
    }

    @Test
    void theBrokenHopIsInSightInTheSmallestWindowAndSaysSoInWords() {
        Node broken = stage.robot().lookup("#rung-SECURITY_GROUP:lit").query();
        Bounds page = stage.onScreen(() -> stage.robot().lookup(".page-scroll").queryAs(ScrollPane.class)
                .localToScene(stage.robot().lookup(".page-scroll").query().getLayoutBounds()));
        Bounds place = stage.onScreen(() -> broken.localToScene(broken.getLayoutBounds()));
        assertTrue(page.getMinY() <= place.getMinY() && place.getMaxY() <= page.getMaxY(), place + " in " + page);
        assertTrue(stage.textOf("#rung-SECURITY_GROUP").contains(stage.workspace().texts().get("hop.lit")));
        assertTrue(stage.onScreen(broken::getAccessibleText).contains(stage.workspace().texts().get("hop.lit")));
        assertTrue(isThere("#rung-TASK:behind"), "what a question does not come to is dimmed");
        assertFalse(isThere("#rung-ROUTE:behind"), "what it passes is not");
    }

    @Test
    void itIsTriedUntilItAnswersAndOnlyWhileThePageIsInFront() {
        click("#reach-keepTrying");
        stage.until("it says for how long", () -> stage.textOf("#reach-since").contains("trying for"));
        stage.click("#step-deploy");
        stage.until("nothing is asked any more", () -> !isThere("#reach-stop"));
        stage.click("#step-reach");
        stage.until("it is tried again", () -> stage.textOf("#reach-since").contains("trying for"));

        open("198.51.100.7/32");

        stage.until("it has answered", () -> stage.textOf("#reach-body").contains(HELLO));
        stage.until("it stops by itself", () -> !stage.robot().lookup("#reach-stop").query().isVisible());
    }

    @Test
    void thePictureIsHandedOnWithoutAddresses() {
        stage.click("#reach-picture-copy");
        stage.until("it is on the clipboard", () -> Clipboard.getSystemClipboard().hasImage());
        assertTrue(stage.textOf(".page").contains(stage.workspace().texts().get("reach.picture.copied")));
    }

    private void openThePage() {
        stage.onScreen(() -> {
            stage.window().open("reach");
            return true;
        });
        stage.until("the way ends at the security group", () -> isThere("#rung-SECURITY_GROUP:lit")
                && !stage.robot().lookup("#reach-walk").query().isDisabled());
    }

    private void click(String query) {
        clicks.add(query);
        stage.click(query);
    }

    private boolean isThere(String query) {
        return stage.robot().lookup(query).tryQuery().isPresent();
    }

    private boolean isReady(String query) {
        return stage.robot().lookup(query).queryAll().stream().anyMatch(node -> node.isVisible() && !node.isDisabled());
    }

    private void tabTo(String id) {
        for (int tabs = 0; tabs < 60 && !hasFocus(id); tabs++) {
            stage.robot().push(KeyCode.TAB);
        }
        assertTrue(hasFocus(id), id + " is reached by the tab key");
    }

    private boolean hasFocus(String id) {
        return stage.onScreen(() -> {
            Node owner = stage.window().getScene().getFocusOwner();
            return owner != null && id.equals(owner.getId());
        });
    }

    private void open(String range) {
        String group = account.ec2().describeSecurityGroups().securityGroups().getFirst().groupId();
        IpPermission opening = IpPermission.builder().ipProtocol("tcp").fromPort(8080).toPort(8080)
                .ipRanges(IpRange.builder().cidrIp(range).build()).build();
        account.ec2().authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(opening));
    }

    private List<String> openedRanges() {
        return account.ec2().describeSecurityGroupRules(_ -> {}).securityGroupRules().stream()
                .filter(rule -> !rule.isEgress() && rule.cidrIpv4() != null).map(rule -> rule.cidrIpv4()).toList();
    }
}
