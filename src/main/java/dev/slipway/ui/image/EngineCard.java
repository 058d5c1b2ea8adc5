package dev.slipway.ui.image;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.image.Builder;
import dev.slipway.image.EngineKind;
import dev.slipway.image.ImageEngine.State;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Fact;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.NoteView;
import dev.slipway.ui.control.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** How the Docker engine stands and what to do about it; looks again every two seconds while it is on the screen. */
public final class EngineCard extends VBox {

    private static final Duration BETWEEN = Duration.seconds(2);

    private final Workspace workspace;
    private final Texts texts;
    private final Runnable becameReady;
    private final Latest<State> looking;
    private final Timeline again = new Timeline(new KeyFrame(BETWEEN, _ -> look()));
    private State seen;

    /** @param becameReady run when the engine answers after it did not */
    public EngineCard(Workspace workspace, Runnable becameReady) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.becameReady = becameReady;
        this.looking = new Latest<>(workspace.background(), this::looked);
        setId("engine");
        getStyleClass().add("tight");
        workspace.world().addListener((_, _, _) -> {
            seen = null;
            look();
        });
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                again.stop();
            } else {
                look();
            }
        });
    }

    private void look() {
        World world = workspace.world().get();
        if (world == null || getScene() == null) {
            return;
        }
        if (seen == null) {
            getChildren().setAll(Words.label(texts, "engine.looking", "muted"));
        }
        looking.instead(_ -> world.tools().engine().state());
    }

    private void looked(Ending<State> ending) {
        // what an engine's state is never fails; should it, the next look comes all the same
        if (ending instanceof Ending.Answer<State>(State now)) {
            show(now);
        }
        if (getScene() != null) {
            again.setCycleCount(1);
            again.playFromStart();
        }
    }

    private void show(State now) {
        if (now.equals(seen)) {
            return;
        }
        boolean wasMissing = seen != null && !(seen instanceof State.Ready);
        seen = now;
        getChildren().setAll(rows(now));
        if (wasMissing && now instanceof State.Ready) {
            becameReady.run();
        }
    }

    private List<Node> rows(State state) {
        return switch (state) {
            case State.Ready(String host, String version, Builder builder) -> ready(host, version, builder);
            case State.NotFound(List<String> lookedAt) -> notFound(lookedAt);
            case State.NotRunning(String host) -> missing(Fact.open(texts, "connect.engine.notRunning", host),
                    "engine.start." + EngineKind.of(host));
            case State.NotAllowed(String host) ->
                    missing(Fact.open(texts, "connect.engine.notAllowed", host), "engine.start.allow");
            case State.NoSuchContext(String name) ->
                    missing(Fact.open(texts, "connect.engine.noSuchContext", name), "engine.start.context");
            case State.Unsupported(String host) ->
                    missing(Fact.open(texts, "connect.engine.unsupported", host), "engine.start.forward");
            case State.Unusable(String host, String reason) ->
                    missing(Fact.open(texts, "connect.engine.unusable", host, reason), "engine.start.restart");
        };
    }

    private List<Node> ready(String host, String version, Builder builder) {
        if (workspace.world().get().isPractice()) {
            return List.of(Fact.good(texts, "connect.engine.practice"));
        }
        Node answers = Fact.good(texts, "connect.engine.ready", version, host);
        return switch (builder) {
            case Builder.Buildx(String own) -> List.of(answers, Fact.good(texts, "engine.buildx", own));
            case Builder.CommandLine(String own) -> List.of(answers, Fact.good(texts, "engine.commandLine", own));
            case Builder.Buildah(String own) -> List.of(answers, Fact.good(texts, "engine.buildah", own));
            case Builder.Classic _ -> List.of(answers, new NoteView(texts, Note.info("engine.classic")));
        };
    }

    private List<Node> notFound(List<String> lookedAt) {
        Label places = Words.flowing();
        places.setText(String.join("\n", lookedAt));
        places.getStyleClass().add(Styles.TEXT_SMALL);
        List<Node> rows = new ArrayList<>(missing(Fact.open(texts, "connect.engine.notFound"), "engine.start.ANY"));
        rows.add(new Folded(texts, "engine.lookedAt", places));
        return rows;
    }

    private List<Node> missing(Node fact, String remedy) {
        return List.of(fact, new NoteView(texts, Note.info(remedy)));
    }
}
