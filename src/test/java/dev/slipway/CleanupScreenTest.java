package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.AccountSnapshot;
import dev.slipway.parts.MadePipeline;
import dev.slipway.parts.Planned;
import dev.slipway.ui.Texts;
import dev.slipway.ui.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.CheckBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clean up, as somebody does it who has finished learning. */
class CleanupScreenTest extends SmallWindowTest {

    private static final Duration ROLLOUT = Duration.ofMinutes(4);

    @Test
    void whereNothingWasMadeNothingIsLeft() throws Exception {
        stage.click("#home-cleanup");

        stage.until("nothing is left", () -> stage.textOf("#cleanup-things").contains("learner/my-app"));
        assertFalse(stage.onScreen(() -> stage.robot().lookup("#cleanup-apply").queryButton().getParent().getParent()
                .getParent().isVisible()));
        picture("cleanup-empty");
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void whatIsTickedGoesAfterTheNameWasTyped() throws Exception {
        World world = stage.workspace().world().get();
        List<String> before = AccountSnapshot.of(world.account());
        new Planned(world, world.records().ledger()).deployed();
        world.practice().orElseThrow().pass(ROLLOUT);
        stage.click("#home-cleanup");
        stage.until("what is left is listed", () -> stage.textOf("#cleanup-things").contains("my-app-cluster"));
        stage.until("the clock runs", () -> stage.textOf("#cleanup-running").contains("$"));
        picture("cleanup-list");

        stage.click("#cleanup-REPOSITORY .check-box");
        assertTrue(stage.textOf("#cleanup-REPOSITORY").contains("you want to keep it"));
        stage.click("#cleanup-REPOSITORY .check-box");
        stage.click("#cleanup-SERVICE .check-box");
        assertTrue(stage.onScreen(() -> stage.robot().lookup("#cleanup-CLUSTER .check-box").queryAs(CheckBox.class)
                .isDisabled()));
        stage.click("#cleanup-SERVICE .check-box");

        stage.click("#cleanup-look");
        stage.until("the plan is there", () -> stage.textOf("#cleanup-changes").contains("my-app-api-service"));
        picture("cleanup-preview");
        assertTrue(isApplyDisabled(), "nothing is typed");
        stage.type("#cleanup-typed", "learner/my-ap");
        assertTrue(isApplyDisabled(), "something else is typed");
        stage.robot().write("p");
        stage.click("#cleanup-apply");
        stage.until("it is proven", () -> stage.textOf("#cleanup-things").contains("Nothing of learner/my-app"));
        assertTrue(stage.textOf("#cleanup-status").contains("Removed, and checked"), stage.textOf("#cleanup-status"));
        picture("cleanup-done");

        assertEquals(List.of("role arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"),
                AccountSnapshot.difference(before, AccountSnapshot.of(world.account())).stream()
                        .map(line -> line.replaceFirst("^\\+ ", "").replaceFirst("(?<=ForECS) .*", "")).toList());
    }

    private boolean isApplyDisabled() {
        return stage.onScreen(() -> stage.robot().lookup("#cleanup-apply").queryButton().isDisabled());
    }

    @Test
    void whatHasRunForLongIsRemindedOfOnTheFirstScreenUntilSomebodyHasHeardEnough() throws Exception {
        try (MadePipeline made = new MadePipeline(home.resolve("made"), true).made()) {
            enter(made);
            assertEquals("", stage.textOf("#home-running"), "it has just begun");

            made.clock.advance(Duration.ofHours(9));
            enter(made);
            stage.until("it is reminded of", () -> stage.textOf("#home-running").contains("9 h 5 min"));
            assertTrue(stage.textOf("#home-running").contains("$0.3"), stage.textOf("#home-running"));
            picture("cleanup-reminder");
            stage.click("#cleanup-notToday");
            enter(made);
            assertEquals("", stage.textOf("#home-running"), "not again today");

            made.clock.advance(Duration.ofDays(2));
            enter(made);
            stage.until("it is reminded of again", () -> stage.textOf("#home-running").contains("2 days 9 h"));
            stage.click("#cleanup-open");
            stage.until("the clock runs", () -> stage.textOf("#cleanup-running").contains("2 days 9 h"));
        }
    }

    /** Comes back to the world, and lets its look at what runs come to its end. */
    private void enter(MadePipeline made) throws Exception {
        made.restart();
        int before = made.calls.entries().size();
        stage.onScreen(() -> {
            stage.workspace().enter(made.theWorld());
            return true;
        });
        stage.until("it has looked", () -> made.calls.entries().stream().skip(before)
                .anyMatch(call -> call.operation().equals("DescribeTargetGroups")));
    }

    @Test
    void thePricesCanBeEditedAndWhatIsWrongWithThemIsSaid() throws Exception {
        World world = stage.workspace().world().get();
        new Planned(world, world.records().ledger()).deployed();
        world.practice().orElseThrow().pass(ROLLOUT);
        stage.click("#home-cleanup");
        stage.until("the clock is there", () -> stage.textOf("#cleanup-cost").contains("30"));
        stage.click("#cleanup-cost .titled-pane > .title");
        stage.click("#cleanup-prices-edit");
        Path file = home.resolve("prices.json");
        stage.until("the table is there", () -> Files.exists(file));
        String text = Files.readString(file);
        Files.writeString(file, text.replace("0.05056", "\"0,05\""));
        stage.click("#cleanup-prices-again");
        stage.until("the figure is named", () -> stage.textOf("#cleanup-cost")
                .contains("/regions/ap-northeast-1/fargateVcpuHour"));
        picture("cleanup-prices");
        Files.writeString(file, text.replace("0.05056", "100"));
        stage.click("#cleanup-prices-again");
        stage.until("it is counted with", () -> stage.textOf("#cleanup-SERVICE").contains("about $50."));
    }

    private void picture(String name) throws Exception {
        for (Texts.Language language : Texts.Language.values()) {
            stage.onScreen(() -> {
                stage.workspace().texts().language().set(language);
                return true;
            });
            stage.picture(Path.of("target", "pictures", "journey", language.locale().getLanguage() + "-" + name + ".png"));
        }
        stage.onScreen(() -> {
            stage.workspace().texts().language().set(Texts.Language.ENGLISH);
            return true;
        });
    }
}
