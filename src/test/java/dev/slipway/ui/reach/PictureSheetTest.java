package dev.slipway.ui.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import dev.slipway.reach.Walk;
import dev.slipway.rollout.Redaction;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class PictureSheetTest {

    private static final Walk CLOSED = Walks.unanswered(
            Walks.rung(Kind.ADDRESS, State.OK, "reach.address.found", Walks.fact(Label.PUBLIC_ADDRESS, "203.0.113.7", true)),
            Walks.rung(Kind.SECURITY_GROUP, State.BROKEN, "reach.group.otherPorts",
                    Walks.fact(Label.RULE, "tcp 22 from 198.51.100.7/32", true)),
            Walks.rung(Kind.TASK, State.OK, "reach.task.running",
                    Walks.fact(Label.TASK, "arn:aws:ecs:ap-northeast-1:123456789012:task/a/b", false)));

    @BeforeEach
    void startTheToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void withoutAddressesAndAccountNumbersUnlessTheyAreWanted() {
        String handedOn = wordsOn(Redaction.on());
        assertFalse(handedOn.contains("203.0.113.7"), handedOn);
        assertFalse(handedOn.contains("198.51.100.7"), handedOn);
        assertFalse(handedOn.contains("123456789012"), handedOn);
        assertTrue(handedOn.contains("Ends here"), handedOn);

        String whole = wordsOn(Redaction.off());
        assertTrue(whole.contains("203.0.113.7") && whole.contains("198.51.100.7"), whole);
    }

    @Test
    void twiceAsLargeAsOnTheScreenOnABackgroundOfTheTheme() throws Exception {
        WritableImage image = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
            return sheet(Redaction.on()).of(CLOSED);
        });
        assertEquals(1_120, image.getWidth());
        assertTrue(image.getPixelReader().getColor(2, 2).getBrightness() < 0.2, "the background is the dark theme's");
        Path file = Path.of("target/pictures/reach/sheet.png");
        Files.createDirectories(file.getParent());
        Files.write(file, Png.of(image));
    }

    private static String wordsOn(Redaction redaction) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> sheet(redaction).sheet(CLOSED).lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText()).collect(Collectors.joining("\n")));
    }

    private static PictureSheet sheet(Redaction redaction) {
        List<String> styles = List.of("app.css", "path.css").stream().map(name -> Objects.requireNonNull(
                Window.class.getResource(name)).toExternalForm()).toList();
        return new PictureSheet(new Texts(Texts.Language.ENGLISH), styles, "my-app-api-service", redaction);
    }
}
