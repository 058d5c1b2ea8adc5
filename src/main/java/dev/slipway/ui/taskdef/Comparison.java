package dev.slipway.ui.taskdef;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.taskdef.Live;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.taskdef.Counterpart.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The definition in the editor beside another one, following what is typed while somebody looks. Knows no toolkit
 * nodes.
 */
final class Comparison {

    /** How far it is. */
    sealed interface State {

        /** Nothing to show yet. */
        record Looking() implements State {}

        /** There is no such file yet. */
        record Absent() implements State {}

        record Shown(Compared compared) implements State {}

        record Stuck(Problem problem) implements State {}
    }

    private record Found(List<Counterpart> counterparts, Optional<Problem> problem) {}

    private final Workspace workspace;
    private final Editor editor;
    private final ObservableList<Counterpart> choices = FXCollections.observableArrayList();
    private final ObjectProperty<Counterpart> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Looking());
    private final ReadOnlyObjectWrapper<Optional<Problem>> listing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Latest<Optional<Content>> reading;
    private final Latest<Compared> comparing;
    private final Latest<Found> finding;
    private Optional<Content> content = Optional.empty();
    private boolean isAttended;

    Comparison(Workspace workspace, Editor editor) {
        this.workspace = workspace;
        this.editor = editor;
        this.reading = new Latest<>(workspace.background(), this::hasRead);
        this.comparing = new Latest<>(workspace.background(), this::compared);
        this.finding = new Latest<>(workspace.background(), this::found);
        // a definition that means the same is no change of the definition, but its text may be another
        editor.text().addListener((_, _, _) -> compare());
        editor.original().addListener((_, _, _) -> beginAnew());
        workspace.world().addListener((_, _, _) -> beginAnew());
        chosen.addListener((_, _, now) -> read(now));
        beginAnew();
    }

    /** What it can be compared with: as opened, as saved, revisions and earlier texts, the newest of each first. */
    ObservableList<Counterpart> choices() {
        return choices;
    }

    /** What it is compared with. */
    ObjectProperty<Counterpart> chosen() {
        return chosen;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Why not everything can be chosen. */
    ReadOnlyObjectProperty<Optional<Problem>> listing() {
        return listing.getReadOnlyProperty();
    }

    /** Whether this is the newest revision there is. */
    boolean isNewest(Counterpart.Registered revision) {
        return choices.stream().filter(Counterpart.Registered.class::isInstance).findFirst()
                .filter(revision::equals).isPresent();
    }

    /** Compares from here on, or leaves it until somebody looks again. */
    void attend(boolean looks) {
        isAttended = looks;
        if (looks) {
            refresh();
        }
    }

    /** Something was saved or registered: reads again what there is. */
    void refresh() {
        if (isAttended) {
            list();
            read(chosen.get());
        }
    }

    /** Looks for revisions and earlier texts, in the background. */
    void list() {
        World world = workspace.world().get();
        if (world != null) {
            RepositoryFile file = new RepositoryFile(world.code().folder(),
                    workspace.pipeline().get().files().taskDefinition());
            String family = editor.definition().get().map(TaskDefinition::family).orElse("");
            finding.instead(_ -> found(world, file, family));
        }
    }

    /** Puts what it is compared with into the editor. */
    void take() {
        content.ifPresent(taken -> {
            if (chosen.get() instanceof Counterpart.Registered) {
                editor.open(taken.definition());
            } else {
                editor.open(taken.text());
            }
        });
    }

    private void beginAnew() {
        finding.drop();
        listing.set(Optional.empty());
        chosen.set(null);
        List<Counterpart> first = new ArrayList<>();
        if (!editor.original().get().isEmpty()) {
            first.add(new Counterpart.AsOpened(editor.original().get()));
        }
        saved().ifPresent(first::add);
        choices.setAll(first);
        first.stream().findFirst().ifPresent(chosen::set);
        if (isAttended) {
            list();
        }
    }

    private Optional<Counterpart> saved() {
        return Optional.ofNullable(workspace.world().get()).map(world -> new Counterpart.Saved(world.code().folder(),
                workspace.pipeline().get().files().taskDefinition()));
    }

    private void read(Counterpart counterpart) {
        content = Optional.empty();
        comparing.drop();
        reading.drop();
        state.set(new State.Looking());
        if (isAttended && counterpart != null) {
            reading.instead(_ -> counterpart.read());
        }
    }

    private void hasRead(Ending<Optional<Content>> ending) {
        switch (ending) {
            case Ending.Answer<Optional<Content>>(Optional<Content> read) -> {
                content = read;
                if (read.isEmpty()) {
                    state.set(new State.Absent());
                }
                compare();
            }
            case Ending.Trouble<Optional<Content>>(Problem problem) -> state.set(new State.Stuck(problem));
        }
    }

    private void compare() {
        Counterpart counterpart = chosen.get();
        Optional<TaskDefinition> now = editor.definition().get();
        if (isAttended && now.isPresent()) {
            content.ifPresent(before -> comparing.next(_ -> Compared.of(counterpart, before, now.get())));
        }
    }

    private void compared(Ending<Compared> ending) {
        state.set(switch (ending) {
            case Ending.Answer<Compared>(Compared compared) -> new State.Shown(compared);
            case Ending.Trouble<Compared>(Problem problem) -> new State.Stuck(problem);
        });
    }

    private static Found found(World world, RepositoryFile file, String family) throws ProblemException {
        List<Counterpart> found = new ArrayList<>();
        Optional<Problem> problem = Optional.empty();
        try {
            if (!family.isBlank()) {
                new Live(world.account()).revisions(family)
                        .forEach(arn -> found.add(new Counterpart.Registered(world, arn)));
            }
        } catch (ProblemException e) {
            // what is kept on this computer can be compared with all the same
            problem = Optional.of(e.problem());
        }
        for (PreviousVersions.Version version : world.records().previous().of(file.path())) {
            found.add(new Counterpart.Earlier(version));
        }
        return new Found(found, problem);
    }

    private void found(Ending<Found> ending) {
        switch (ending) {
            case Ending.Answer<Found>(Found found) -> {
                listing.set(found.problem());
                offer(found.counterparts());
            }
            case Ending.Trouble<Found>(Problem problem) -> listing.set(Optional.of(problem));
        }
    }

    /** Puts in what is new and takes out what is gone, so that what is chosen stays so. */
    private void offer(List<Counterpart> found) {
        List<Counterpart> all = new ArrayList<>(choices.stream().filter(it ->
                it instanceof Counterpart.AsOpened || it instanceof Counterpart.Saved).toList());
        all.addAll(found);
        if (chosen.get() != null && !all.contains(chosen.get())) {
            all.add(chosen.get());
        }
        choices.removeIf(it -> !all.contains(it));
        for (int i = 0; i < all.size(); i++) {
            if (i >= choices.size() || !choices.get(i).equals(all.get(i))) {
                choices.remove(all.get(i));
                choices.add(i, all.get(i));
            }
        }
    }
}
