package dev.slipway.ui.reach;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Problem;
import dev.slipway.reach.Fact;
import dev.slipway.reach.Rung;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import dev.slipway.reach.Walk;
import dev.slipway.reach.Walk.Outcome;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.PageLink;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the walk comes to, in one sentence, with the button that leads on; or the answer itself. */
final class OutcomeView extends VBox {

    /** A button with more characters than this gets a line of its own. */
    private static final int LONG = 30;
    private static final List<Kind> TIMED = List.of(Kind.DNS, Kind.TCP, Kind.HTTP);

    private final Workspace workspace;
    private final Texts texts;
    private final Walking walking;
    private final MendButtons mends;

    OutcomeView(Workspace workspace, Walking walking, MendButtons mends) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.walking = walking;
        this.mends = mends;
        setId("reach-outcome");
        getStyleClass().add("fields");
        walking.newest().addListener((_, _, _) -> show());
        walking.problem().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        Optional<Problem> problem = walking.problem().get();
        if (problem.isPresent()) {
            getChildren().setAll(new ProblemView(texts, problem.get()));
            return;
        }
        getChildren().setAll(walking.newest().get().stream().map(this::panel).toList());
        setManaged(!getChildren().isEmpty());
    }

    private Node panel(Walk walk) {
        VBox words = new VBox();
        words.getStyleClass().add("tight");
        HBox.setHgrow(words, Priority.ALWAYS);
        Outcome outcome = walk.stage() == Walk.Stage.DONE || walk.outcome() != Outcome.ANSWERED ? walk.outcome()
                : Outcome.UNTOLD;
        switch (outcome) {
            case ANSWERED -> answered(words, walk);
            case BROKEN -> tell(words, walk, walk.broken());
            case CLOSED_ON_PURPOSE -> tell(words, walk, first(walk, State.INTENDED));
            case UNTOLD -> tell(words, walk, walk.stage() == Walk.Stage.DONE ? first(walk, State.UNKNOWN)
                    : Optional.empty());
        }
        HBox panel = new HBox(icon(outcome), words);
        panel.getStyleClass().addAll("panel", style(outcome));
        return panel;
    }

    private void answered(VBox words, Walk walk) {
        Label title = Words.label(texts, "reach.outcome.ANSWERED", "panel-title");
        words.getChildren().add(title);
        times(walk).ifPresent(words.getChildren()::add);
        walk.rung(Kind.BODY).filter(body -> !body.facts().isEmpty())
                .ifPresent(body -> words.getChildren().add(body(body)));
        walk.asked().ifPresent(asked -> words.getChildren()
                .add(new PageLink(texts, "reach.browse", asked, workspace::browse)));
        if (walk.rung(Kind.BALANCER).isEmpty()) {
            words.getChildren().add(new BalancerNote(workspace));
        }
        words.getChildren().add(Words.button(texts, "reach.cleanup", Feather.TRASH_2,
                () -> workspace.open("cleanup")));
    }

    private Node body(Rung body) {
        Code code = new Code(texts, String.valueOf(body.facts().getFirst()));
        code.setId("reach-body");
        return code;
    }

    /** What took how long, each for itself. */
    private Optional<Node> times(Walk walk) {
        FlowPane times = new FlowPane();
        times.getStyleClass().add("times");
        for (Kind kind : TIMED) {
            walk.rung(kind).stream().flatMap(rung -> rung.looked().stream())
                    .filter(fact -> fact.label() == Fact.Label.MILLISECONDS).map(Fact::value).findFirst()
                    .ifPresent(took -> times.getChildren().add(time(kind, took)));
        }
        return times.getChildren().isEmpty() ? Optional.empty() : Optional.of(times);
    }

    private Label time(Kind kind, String took) {
        Label time = new Label(null, Icon.of(Feather.CLOCK, "muted"));
        time.textProperty().bind(texts.bind("reach.took." + kind.name(), took));
        time.getStyleClass().add("time");
        return time;
    }

    /** The step that tells most, and what to do about it. */
    private void tell(VBox words, Walk walk, Optional<Rung> rung) {
        Label title = Words.flowing();
        title.getStyleClass().add("panel-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(title);
        head.getStyleClass().add("outcome-head");
        words.getChildren().add(head);
        if (rung.isEmpty()) {
            title.textProperty().bind(texts.bind(walk.stage() == Walk.Stage.DONE ? "reach.outcome.UNTOLD"
                    : "reach.outcome.asking", walk.asked().map(Object::toString).orElse("")));
            return;
        }
        title.textProperty().bind(texts.bind(rung.get().state() == State.INTENDED ? "reach.outcome.CLOSED_ON_PURPOSE"
                : "reach.outcome." + rung.get().state(), name(rung.get())));
        Label said = Words.flowing();
        said.textProperty().bind(Bindings.createStringBinding(() -> said(rung.get()), texts.language()));
        words.getChildren().add(said);
        mends.of(rung.get(), walk).ifPresent(button -> {
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().add(Styles.SMALL);
            (button.getText().length() < LONG ? head : words).getChildren().add(button);
        });
    }

    /** What was seen, and what is likeliest behind it. */
    private String said(Rung rung) {
        return Stream.concat(Stream.of(texts.get(rung.key(), rung.facts().toArray())),
                rung.causes().stream().limit(1).map(texts::get)).collect(Collectors.joining(" "));
    }

    /** Resolved when shown, in the language of that moment. */
    private Object name(Rung rung) {
        return new Object() {
            @Override
            public String toString() {
                return texts.get("rung." + rung.kind().name());
            }
        };
    }

    private static Optional<Rung> first(Walk walk, State state) {
        return walk.rungs().stream().filter(rung -> rung.state() == state).findFirst();
    }

    private static String style(Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> "success";
            case BROKEN -> "problem";
            case CLOSED_ON_PURPOSE, UNTOLD -> "info";
        };
    }

    private static FontIcon icon(Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> Icon.of(Feather.CHECK_CIRCLE, "good");
            case BROKEN -> Icon.of(Feather.X_CIRCLE, "bad");
            case CLOSED_ON_PURPOSE -> Icon.of(Feather.LOCK, "accent");
            case UNTOLD -> Icon.of(Feather.HELP_CIRCLE, "accent");
        };
    }
}
