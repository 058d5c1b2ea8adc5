package dev.slipway.ui.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.change.Pause;
import dev.slipway.cloud.CallLog;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.practice.PracticeGitHub;
import dev.slipway.practice.PracticeOwnAddress;
import dev.slipway.reach.PortRequest;
import dev.slipway.reach.Walk;
import dev.slipway.ui.Background;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortFormTest {

    private final Workspace workspace = new Workspace(new Texts(Texts.Language.ENGLISH),
            new Background(Runnable::run, Runnable::run), Pause.none(), new CallLog(InstantSource.system()));
    private final AddressForm from = new AddressForm(workspace);
    private final SimpleObjectProperty<Optional<Walk>> walk = new SimpleObjectProperty<>(Optional.empty());
    private final PortForm form = new PortForm(workspace, from, walk);

    @BeforeEach
    void enter() {
        workspace.enter(new World(null, null, new World.Tools(null, null, new PracticeOwnAddress(), null), null,
                Pipeline.defaults(PracticeGitHub.REPOSITORY, "main"), Optional.empty()));
        from.ask();
    }

    @Test
    void nothingIsWantedUntilTheWalkHasFoundWhereARuleWouldStand() {
        assertEquals(Optional.empty(), form.wanted().getValue());
        walk.set(Optional.of(Walks.with()));
        PortRequest wanted = form.wanted().getValue().orElseThrow();
        assertEquals("sg-1 8080 198.51.100.7/32", wanted.securityGroupId() + " " + wanted.port() + " " + wanted.cidr());
    }

    @Test
    void theRuleSaysWhoseItIsUnlessSomethingElseIsWanted() {
        walk.set(Optional.of(Walks.with()));
        assertEquals("Slipway " + workspace.pipeline().get().tag(),
                form.wanted().getValue().orElseThrow().description());
        form.description().set("demo of Friday");
        assertEquals("demo of Friday", form.wanted().getValue().orElseThrow().description());
    }

    @ParameterizedTest
    @ValueSource(strings = {"né", "デモ", "a\tb", "<b>"})
    void whatAwsDoesNotTakeAsADescriptionIsSaidBefore(String description) {
        walk.set(Optional.of(Walks.with()));
        form.description().set(description);
        assertEquals(Optional.empty(), form.wanted().getValue());
        form.description().set("x".repeat(256));
        assertEquals(Optional.empty(), form.wanted().getValue());
    }
}
