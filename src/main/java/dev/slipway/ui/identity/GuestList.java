package dev.slipway.ui.identity;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.change.Problem;
import dev.slipway.identity.WhoElse;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Who gets in by the role, and who does not, and why; and who else could. */
final class GuestList extends VBox {

    private final Workspace workspace;
    private final Consumer<Guests> seen;
    private StepState<TrustWish> state;

    /** @param seen told of what was seen, each time */
    GuestList(Workspace workspace, Consumer<Guests> seen) {
        this.workspace = workspace;
        this.seen = seen;
        setId("trust-guests");
        getStyleClass().add("change-body");
        hide();
    }

    /** Looks when there is a plan, and again when it was applied; says nothing while something is asked or done. */
    void follow(StepState<TrustWish> now) {
        state = now;
        World world = workspace.world().get();
        switch (now) {
            case StepState.Previewing<TrustWish>(var plan) -> look(world, plan.wanted());
            case StepState.Checked<TrustWish>(var plan, _, _) -> look(world, plan.wanted());
            default -> hide();
        }
    }

    private void look(World world, TrustWish wish) {
        StepState<TrustWish> asked = state;
        workspace.background().start(_ -> Guests.of(world, wish), ending -> {
            // the answers may have changed since
            if (state == asked) {
                show(ending);
            }
        });
    }

    private void hide() {
        getChildren().clear();
        setManaged(false);
    }

    private void show(Ending<Guests> ending) {
        setManaged(true);
        getChildren().clear();
        switch (ending) {
            case Ending.Answer<Guests>(Guests guests) -> {
                show(guests);
                seen.accept(guests);
            }
            case Ending.Trouble<Guests>(Problem problem) ->
                    getChildren().add(new ProblemView(workspace.texts(), problem));
        }
    }

    private void show(Guests guests) {
        List<Guests.Guest> own = guests.rows().stream().filter(it -> !it.start().job().isEmpty()).toList();
        List<Guests.Guest> others = guests.rows().stream().filter(it -> it.start().job().isEmpty()).toList();
        head(guests.isThere() ? "trust.guests" : "trust.guestsToBe");
        own.forEach(guest -> getChildren().add(new GuestRow(workspace.texts(), guest)));
        if (own.isEmpty()) {
            getChildren().add(Words.label(workspace.texts(), "trust.noJobs"));
        }
        head("trust.others");
        others.forEach(guest -> getChildren().add(new GuestRow(workspace.texts(), guest)));
        head("trust.else").setId("trust-else");
        guests.others().forEach(it -> getChildren().add(row(it)));
        if (guests.others().isEmpty()) {
            getChildren().add(Words.label(workspace.texts(), "trust.nobodyElse"));
        }
    }

    private Label head(String key) {
        Label head = Words.label(workspace.texts(), key, Styles.TEXT_BOLD);
        getChildren().add(head);
        return head;
    }

    private Node row(WhoElse other) {
        Texts texts = workspace.texts();
        Note note = other.note();
        Label words = Words.flowing();
        words.textProperty().bind(texts.bind(note.key(), note.facts().toArray()));
        HBox.setHgrow(words, Priority.ALWAYS);
        boolean isWide = note.weight() == Note.Weight.WARNING;
        HBox box = new HBox(isWide ? Icon.of(Feather.ALERT_TRIANGLE, "warn") : Icon.of(Feather.USER, "muted"), words);
        box.getStyleClass().addAll("row", "change-row");
        return box;
    }
}
