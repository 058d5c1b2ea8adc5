package dev.slipway.ui.home;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Ledger;
import dev.slipway.cleanup.Reminder;
import dev.slipway.cleanup.Running;
import dev.slipway.pipeline.RecentPipeline;
import dev.slipway.pipeline.RecentPipelines;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.Words;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The pipelines worked on lately, the last one with the way back to where one was. */
final class RecentList extends VBox {

    /** More than these are folded away. */
    private static final int IN_SIGHT = 2;

    private final Workspace workspace;
    private final Texts texts;
    private final RecentPipelines recents;
    private final List<String> steps;
    private final Consumer<RecentPipeline> reopen;
    private final Latest<List<Kept>> reading;
    private final VBox cards = new VBox();

    /**
     * One of them.
     *
     * @param isFolderThere whether its folder is still on this computer
     * @param running       since when something of it may have been running for longer than one wants to be reminded
     */
    private record Kept(RecentPipeline pipeline, boolean isFolderThere, Optional<Instant> running) {}

    /**
     * The list; empty until {@link #look}.
     *
     * @param steps  the keys of all steps, in their order
     * @param reopen goes back to one
     */
    RecentList(Workspace workspace, RecentPipelines recents, List<String> steps, Consumer<RecentPipeline> reopen) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.recents = recents;
        this.steps = List.copyOf(steps);
        this.reopen = reopen;
        this.reading = new Latest<>(workspace.background(), this::show);
        setId("home-recent");
        getStyleClass().add("section");
        cards.getStyleClass().add("change-body");
        getChildren().addAll(Words.label(texts, "recent.title", Styles.TITLE_4), cards);
    }

    /** Reads them again. */
    void look() {
        reading.next(_ -> {
            Instant now = Instant.now();
            Predicate<Instant> isDue = workspace.state().map(state -> new Reminder(state)
                    .due(now, LocalDate.ofInstant(now, ZoneId.systemDefault()))).orElse(_ -> false);
            return recents.all().stream().map(it -> new Kept(it, isThere(it.folder()), running(it).filter(isDue)))
                    .toList();
        });
    }

    private Optional<Instant> running(RecentPipeline pipeline) {
        return pipeline.isPractice() ? Optional.empty() : workspace.state().flatMap(state -> Running.since(
                Ledger.read(state.ledger(pipeline.account(), pipeline.region(), pipeline.repository()))));
    }

    private static boolean isThere(String folder) {
        try {
            return Files.isDirectory(Path.of(folder));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void show(Ending<List<Kept>> ending) {
        if (!(ending instanceof Ending.Answer<List<Kept>>(List<Kept> all))) {
            return;
        }
        List<Node> nodes = all.stream().limit(IN_SIGHT).map(one -> (Node) card(one, one == all.getFirst())).toList();
        cards.getChildren().setAll(nodes);
        if (all.isEmpty()) {
            cards.getChildren().add(Words.label(texts, "recent.none", "muted"));
        }
        if (all.size() > IN_SIGHT) {
            VBox more = new VBox();
            more.getStyleClass().add("change-body");
            all.stream().skip(IN_SIGHT).forEach(one -> more.getChildren().add(card(one, false)));
            Folded folded = new Folded(texts, "recent.more", more);
            folded.setId("home-recent-more");
            folded.textProperty().bind(texts.bind("recent.more", all.size() - IN_SIGHT));
            cards.getChildren().add(folded);
        }
    }

    private RecentCard card(Kept one, boolean isFirst) {
        RecentPipeline pipeline = one.pipeline();
        // the practice account lays out its folder anew
        boolean isFolderThere = one.isFolderThere() || pipeline.isPractice();
        return new RecentCard(texts, pipeline, isFolderThere, steps)
                .running(one.running()).opening(() -> reopen.accept(pipeline), isFirst)
                .removing(() -> remove(pipeline));
    }

    private void remove(RecentPipeline pipeline) {
        workspace.background().start(_ -> {
            recents.remove(pipeline);
            return true;
        }, _ -> look());
    }
}
