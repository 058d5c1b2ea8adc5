package dev.slipway.ui;

import dev.slipway.change.Applier;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.cleanup.PriceFile;
import dev.slipway.cleanup.PriceTable;
import dev.slipway.cloud.CallLog;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.ui.change.ChangeStep;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What the steps share: the world, the pipeline being set up, and what earlier steps have found out. */
public final class Workspace {

    private final Texts texts;
    private final Background background;
    private final Pause pause;
    private final CallLog calls;
    private final ObjectProperty<World> world = new SimpleObjectProperty<>();
    private final ObjectProperty<Pipeline> pipeline = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<Facts.Image>> image = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> brokenRung = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<PriceTable> prices = new SimpleObjectProperty<>(PriceTable.bundled());
    private final ObjectProperty<Map<String, String>> watched = new SimpleObjectProperty<>(Map.of());
    private Optional<StateFolder> state = Optional.empty();
    private Consumer<String> opening = _ -> { };
    private Consumer<String> learning = _ -> { };
    private Consumer<URI> browsing = _ -> { };

    public Workspace(Texts texts, Background background, Pause pause, CallLog calls) {
        this.texts = texts;
        this.background = background;
        this.pause = pause;
        this.calls = calls;
    }

    public Texts texts() {
        return texts;
    }

    public Background background() {
        return background;
    }

    /** How long work waits between two looks; nothing in tests. */
    public Pause pause() {
        return pause;
    }

    public CallLog calls() {
        return calls;
    }

    /** Null until the first account is connected. */
    public ObjectProperty<World> world() {
        return world;
    }

    /** Null until the first account is connected. */
    public ObjectProperty<Pipeline> pipeline() {
        return pipeline;
    }

    /** The image pushed last, with its digest, and what it runs on where that is known. */
    public ObjectProperty<Optional<Facts.Image>> image() {
        return image;
    }

    /** The rung of the way to the container at which the last walk ended, {@code SECURITY_GROUP}; empty when it was whole. */
    public ObjectProperty<Optional<String>> brokenRung() {
        return brokenRung;
    }

    /** What is watched in step 7, by its name in commands ({@code cluster}, {@code service}), where it is known. */
    public ObjectProperty<Map<String, String>> watched() {
        return watched;
    }

    /** What things cost: as the program brings it, or as the user has edited it. */
    public ObjectProperty<PriceTable> prices() {
        return prices;
    }

    /** Where Slipway keeps its own files; empty in tests that keep none. */
    public Optional<StateFolder> state() {
        return state;
    }

    /** Keeps its own files there from now on. */
    public void keepIn(StateFolder folder) {
        state = Optional.of(folder);
        prices.set(new PriceFile(folder).read().table());
    }

    /** Brings a step to the front, and a part of it: {@code deploy}, {@code deploy/watch}. */
    public void open(String step) {
        opening.accept(step);
    }

    /** @param window told which step somebody wants to see */
    void onOpen(Consumer<String> window) {
        opening = window;
    }

    /** Shows a lesson beside the page: that of a cause ({@code pass-role-denied}) or of a step ({@code trust}). */
    public void learn(String lesson) {
        learning.accept(lesson);
    }

    /** @param window told which lesson somebody wants to read */
    void onLearn(Consumer<String> window) {
        learning = window;
    }

    /** Shows a page in the user's own browser; nothing where there is none. */
    public void browse(URI page) {
        browsing.accept(page);
    }

    /** @param browser told which page somebody wants to see */
    public void onBrowse(Consumer<URI> browser) {
        browsing = browser;
    }

    /** Works on another account or repository from here on. */
    public void enter(World entered) {
        image.set(Optional.empty());
        brokenRung.set(Optional.empty());
        pipeline.set(entered.pipeline());
        world.set(entered);
    }

    /**
     * A step of this workspace: its operation is made for the world of the moment, and everything it has seen is
     * forgotten when the world changes.
     */
    public <W> ChangeStep<W> step(Function<World, Operation<W>> operation, ObservableValue<Optional<W>> wanted) {
        ChangeStep<W> step = new ChangeStep<>(background, new ChangeStep.Source<>(
                () -> operation.apply(world.get()),
                () -> new Applier(world.get().records().ledger(), pause)), wanted);
        world.addListener((_, _, _) -> step.forget());
        return step;
    }
}
