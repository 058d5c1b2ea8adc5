package dev.slipway.ui.cleanup;

import dev.slipway.change.Note;
import dev.slipway.cleanup.Leftover;
import dev.slipway.cleanup.Prices;
import dev.slipway.cleanup.Remains;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Busy;
import dev.slipway.ui.control.Fact;
import dev.slipway.ui.control.NoteView;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Everything that is left, each with a tick for what goes; and what is elsewhere. */
final class ThingList extends VBox {

    private final Workspace workspace;
    private final Cleaning cleaning;

    ThingList(Workspace workspace, Cleaning cleaning) {
        this.workspace = workspace;
        this.cleaning = cleaning;
        setId("cleanup-things");
        getStyleClass().add("things");
        Runnable show = this::show;
        cleaning.remains().addListener((_, _, _) -> show.run());
        cleaning.problem().addListener((_, _, _) -> show.run());
        cleaning.busy().addListener((_, _, _) -> show.run());
        workspace.prices().addListener((_, _, _) -> show.run());
        show.run();
    }

    private void show() {
        getChildren().clear();
        cleaning.problem().get().ifPresent(why -> getChildren().add(new ProblemView(workspace.texts(), why)));
        if (cleaning.busy().get() && cleaning.remains().getValue().isEmpty()) {
            Busy busy = new Busy(workspace.texts());
            HBox looking = new HBox(busy, Words.label(workspace.texts(), "cleanup.looking"));
            looking.getStyleClass().add("row");
            getChildren().add(looking);
        }
        cleaning.remains().getValue().ifPresent(this::show);
    }

    private void show(Remains remains) {
        if (remains.things().isEmpty()) {
            Fact nothing = Fact.good(workspace.texts(), "cleanup.nothing", workspace.pipeline().get().tag());
            nothing.setId("cleanup-nothing");
            getChildren().add(nothing);
        }
        Prices prices = workspace.prices().get().near(workspace.world().get().account().region());
        for (Leftover leftover : remains.things()) {
            getChildren().add(new ThingRow(workspace.texts(), leftover, prices, cleaning));
        }
        for (Note note : remains.notes()) {
            getChildren().add(new NoteView(workspace.texts(), note));
        }
    }
}
