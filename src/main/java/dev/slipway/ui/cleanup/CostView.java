package dev.slipway.ui.cleanup;

import dev.slipway.change.ProblemException;
import dev.slipway.cleanup.Bill;
import dev.slipway.cleanup.PriceFile;
import dev.slipway.cleanup.Prices;
import dev.slipway.cleanup.Reminder;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.FieldGrid;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The cost clock: since when something runs, what it has cost so far, and how that is counted. */
final class CostView extends VBox {

    private final Workspace workspace;
    private final Texts texts;
    private final Cleaning cleaning;
    private final Label running = Words.flowing();
    private final Label rate = Words.flowing();
    private final Label counted = Words.flowing();
    private final Label unchecked = Words.flowing();
    private final Label note = Words.flowing();
    private final VBox file = new VBox();

    CostView(Workspace workspace, Cleaning cleaning) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.cleaning = cleaning;
        setId("cleanup-cost");
        getStyleClass().addAll("panel", "info", "cost");
        running.getStyleClass().add("panel-title");
        running.setId("cleanup-running");
        Folded how = new Folded(texts, "cleanup.prices", counted, unchecked,
                Words.label(texts, "cleanup.prices.assumed"), note, file, reminding());
        getChildren().addAll(running, rate, how);
        cleaning.remains().addListener((_, _, _) -> show());
        workspace.prices().addListener((_, _, _) -> show());
        workspace.world().addListener((_, _, _) -> show());
        workspace.state().ifPresent(state -> showFile(new PriceFile(state)));
        show();
    }

    /** Counts anew with the time of this moment. */
    void show() {
        World world = workspace.world().get();
        setVisible(world != null && cleaning.remains().getValue().isPresent());
        setManaged(isVisible());
        if (!isVisible()) {
            return;
        }
        Prices prices = workspace.prices().get().near(world.account().region());
        Instant now = world.tools().clock().instant();
        Bill bill = Bill.of(cleaning.remains().getValue().orElseThrow().things(), prices, now);
        running.textProperty().bind(bill.running().map(since -> texts.bind("cleanup.running",
                Duration.between(since, now).truncatedTo(ChronoUnit.MINUTES), bill.soFar()))
                .orElseGet(() -> texts.bind("cleanup.notRunning")));
        rate.textProperty().bind(texts.bind("cleanup.rate", bill.hour(), bill.day(), bill.month()));
        rate.setVisible(bill.hour() > 0);
        rate.setManaged(rate.isVisible());
        counted.textProperty().bind(texts.bind("cleanup.prices.counted", prices.read(), prices.region()));
        unchecked.textProperty().bind(texts.bind("cleanup.prices.unchecked",
                prices.fromMemory().stream().map(Prices.Figure::key).sorted().toList()));
        unchecked.setVisible(!prices.fromMemory().isEmpty());
        unchecked.setManaged(unchecked.isVisible());
        note.setText(workspace.prices().get().note());
        note.setVisible(!note.getText().isEmpty());
        note.setManaged(note.isVisible());
    }

    private void showFile(PriceFile prices) {
        PriceFile.Found found = prices.read();
        workspace.prices().set(found.table());
        file.getStyleClass().add("tight");
        file.getChildren().setAll(found.problem().<Node>map(why -> new ProblemView(texts, why)).orElseGet(() ->
                Words.label(texts, found.isOwn() ? "cleanup.prices.own" : "cleanup.prices.bundled")));
        if (found.isOwn() || found.problem().isPresent()) {
            file.getChildren().addAll(new Code(texts, prices.path().toString()),
                    Words.button(texts, "cleanup.prices.again", Feather.REFRESH_CW, () -> showFile(prices)));
        } else {
            file.getChildren().add(Words.button(texts, "cleanup.prices.edit", Feather.EDIT, () -> begin(prices)));
        }
    }

    private void begin(PriceFile prices) {
        try {
            prices.begin();
            showFile(prices);
        } catch (ProblemException e) {
            file.getChildren().add(new ProblemView(texts, e.problem()));
        }
    }

    /** After how many hours the first screen reminds. */
    private VBox reminding() {
        VBox box = new VBox();
        workspace.state().ifPresent(state -> {
            Reminder reminder = new Reminder(state);
            Answer hours = new Answer(String.valueOf(reminder.hours()), Checks.number(1, Reminder.MOST_HOURS));
            hours.text().addListener((_, _, _) -> {
                if (hours.isGood()) {
                    keep(box, reminder, Integer.parseInt(hours.value()));
                }
            });
            box.getChildren().add(new FieldGrid(3, Field.line(texts, "cleanup.reminder.hours", hours)));
        });
        return box;
    }

    private void keep(VBox box, Reminder reminder, int hours) {
        box.getChildren().removeIf(ProblemView.class::isInstance);
        try {
            reminder.setHours(hours);
        } catch (ProblemException e) {
            box.getChildren().add(new ProblemView(texts, e.problem()));
        }
    }
}
