package dev.slipway.ui.image;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Progress;
import dev.slipway.image.BuildNews;
import dev.slipway.image.BuildNews.Outcome;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.LiveProgress;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.LogList;
import dev.slipway.ui.control.Named;
import dev.slipway.ui.control.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** A build as it goes on: its steps with their lines, what was cached, how long each took. Hidden until there is one. */
public final class BuildLogView extends VBox {

    private static final int ROWS = 14;
    private static final Duration TICK = Duration.millis(500);

    private final Texts texts;
    private final InstantSource clock = InstantSource.system();
    private final BuildLog log = new BuildLog(clock);
    private final LogList<BuildLog.Row> list = new LogList<>(ROWS, BuildLog.Row::text, this::turn);
    private final Label summary = Words.flowing();
    private final TextField search = new TextField();
    private final ToggleButton follow = new ToggleButton(null, Icon.of(Feather.CHEVRONS_DOWN));
    private final Timeline ticking = new Timeline(new KeyFrame(TICK, _ -> tick()));
    private Instant begun;

    /** @param progress of the step that builds */
    public BuildLogView(Workspace workspace, LiveProgress progress) {
        this.texts = workspace.texts();
        getStyleClass().add("change-body");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        summary.setId("build-summary");
        ticking.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((_, _, now) -> keepTicking(now != null));
        getChildren().addAll(summary, bar(), list());
        texts.language().addListener(_ -> list.refresh());
        progress.onNews(new LiveProgress.Taker() {
            @Override
            public void restarted() {
                restart();
            }

            @Override
            public void take(List<Progress.News> news) {
                show(news.stream().filter(BuildNews.class::isInstance).map(BuildNews.class::cast).toList());
            }
        });
    }

    private FlowPane bar() {
        search.setId("build-log-search");
        search.getStyleClass().add(Styles.SMALL);
        search.promptTextProperty().bind(texts.bind("image.log.search"));
        Named.by(search, texts.bind("image.log.search"));
        search.textProperty().addListener((_, _, now) -> log.find(now));
        follow.setId("build-log-follow");
        follow.setSelected(true);
        follow.getStyleClass().add(Styles.SMALL);
        follow.textProperty().bind(texts.bind("image.log.follow"));
        follow.selectedProperty().addListener((_, _, on) -> followIf(on));
        FlowPane bar = new FlowPane(search, follow, Words.button(texts, "image.log.copy", Feather.COPY, list::copy));
        bar.getStyleClass().add("source-bar");
        return bar;
    }

    private LogList<BuildLog.Row> list() {
        list.setId("build-log");
        list.accessibleTextProperty().bind(texts.bind("image.log"));
        list.setPlaceholder(Words.label(texts, "image.log.nothing", "muted"));
        list.draw(() -> new BuildLogCell(texts, clock));
        list.setItems(log);
        // who scrolls up wants to read, not to be carried away
        list.addEventFilter(ScrollEvent.SCROLL,
                scroll -> follow.setSelected(follow.isSelected() && scroll.getDeltaY() < 0));
        return list;
    }

    private void restart() {
        log.restart();
        search.clear();
        follow.setSelected(true);
        begun = null;
        ticking.stop();
        setVisible(false);
    }

    private void show(List<BuildNews> news) {
        if (news.isEmpty()) {
            return;
        }
        if (begun == null) {
            begun = clock.instant();
        }
        setVisible(true);
        log.take(news);
        summarize();
        keepTicking(getScene() != null);
        followIf(follow.isSelected());
    }

    private void followIf(boolean on) {
        int newest = log.newest();
        if (on && newest >= 0) {
            // a list learns of its rows when it is laid out, and scrolls only to rows that it knows
            list.layout();
            list.scrollTo(newest);
        }
    }

    private void turn(BuildLog.Row row) {
        if (row.isHead()) {
            log.turn(row.step());
        }
    }

    private void keepTicking(boolean isInScene) {
        if (isInScene && isAtWork()) {
            ticking.play();
        } else {
            ticking.stop();
        }
    }

    private boolean isAtWork() {
        return log.steps().stream().anyMatch(LoggedStep::isAtWork);
    }

    private void tick() {
        log.tick();
        summarize();
    }

    private void summarize() {
        List<LoggedStep> steps = log.steps().stream().filter(step -> !step.name().isEmpty()).toList();
        long cached = steps.stream().filter(step -> step.outcome().equals(Optional.of(Outcome.CACHED))).count();
        java.time.Duration time = java.time.Duration.between(begun, clock.instant());
        Optional<LoggedStep> bad = steps.stream().filter(LoggedStep::isBad).findFirst();
        String key = bad.isPresent() ? "image.log.bad." + bad.get().outcome().orElseThrow()
                : isAtWork() ? "image.log.running" : "image.log.done";
        summary.textProperty().bind(texts.bind(key, steps.size(), cached, time, bad.map(LoggedStep::name).orElse("")));
    }
}
