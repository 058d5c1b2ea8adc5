package dev.slipway.ui.cleanup;

import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.cleanup.Bill;
import dev.slipway.cleanup.Leftover;
import dev.slipway.cleanup.Prices;
import dev.slipway.cleanup.Reminder;
import dev.slipway.cleanup.Teardown;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.NoteView;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Reminds, once an account is connected, of what has been running for long. Practice costs nothing. */
public final class RunningNotice extends VBox {

    private final Workspace workspace;
    private final Texts texts;

    public RunningNotice(Workspace workspace) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        setId("home-running");
        getStyleClass().add("notices");
        workspace.world().addListener((_, _, world) -> look(world));
        clear();
    }

    private void clear() {
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }

    private void look(World world) {
        clear();
        if (world == null || world.isPractice() || workspace.state().isEmpty()) {
            return;
        }
        Teardown teardown = Cleaning.teardown(workspace, world);
        Pipeline pipeline = workspace.pipeline().get();
        // what cannot be looked at now is no reason to disturb anybody on the first screen
        workspace.background().start(_ -> teardown.running(pipeline), ending -> {
            if (ending instanceof Ending.Answer<List<Leftover>>(List<Leftover> running)
                    && workspace.world().get() == world) {
                remind(world, running);
            }
        });
    }

    private void remind(World world, List<Leftover> running) {
        Reminder reminder = new Reminder(workspace.state().orElseThrow());
        Prices prices = workspace.prices().get().near(world.account().region());
        Instant now = world.tools().clock().instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneId.systemDefault());
        Bill bill = Bill.of(running, prices, now);
        Optional<Instant> since = bill.running().filter(reminder.due(now, today));
        if (since.isEmpty()) {
            return;
        }
        HBox buttons = new HBox(Words.button(texts, "cleanup.open", Feather.TRASH_2,
                () -> workspace.open(CleanupPage.KEY)),
                Words.button(texts, "cleanup.notToday", Feather.CHECK, () -> dismiss(reminder, today)));
        buttons.getStyleClass().add("buttons");
        getChildren().setAll(new NoteView(texts, Note.warning("cleanup.reminder", workspace.pipeline().get().tag(),
                Duration.between(since.get(), now).truncatedTo(ChronoUnit.MINUTES), bill.soFar(), bill.hour(),
                bill.month())), buttons);
        setVisible(true);
        setManaged(true);
    }

    private void dismiss(Reminder reminder, LocalDate today) {
        try {
            reminder.dismiss(today);
            clear();
        } catch (ProblemException e) {
            getChildren().add(new ProblemView(texts, e.problem()));
        }
    }
}
