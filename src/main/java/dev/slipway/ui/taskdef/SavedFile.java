package dev.slipway.ui.taskdef;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Drafts;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The repository's own file behind the editor: what it said when it was last looked at, what another program made of it
 * since, and the draft of what is not saved yet. Knows no toolkit nodes.
 */
final class SavedFile {

    /** Something the user has to decide. */
    sealed interface Offer {

        /** The other text. */
        String text();

        /** Work on the file that was never saved, from an earlier start. */
        record Draft(String text) implements Offer {}

        /** The file says this now, and neither what it said before nor what stands in the editor. */
        record ChangedOutside(String text) implements Offer {}
    }

    /** What is on the disk: the file's text, empty when there is none, and the draft. */
    private record Found(Path path, String text, Optional<String> draft) {}

    /** What was last asked to be kept as a draft; what the file says needs none. */
    private record Keeping(String text, boolean isSaved) {}

    private final Workspace workspace;
    private final Editor editor;
    private final ReadOnlyObjectWrapper<Optional<Offer>> offer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Latest<Void> keeping;
    private Found base;
    private Keeping kept;
    private Optional<String> parking = Optional.empty();
    private boolean opening;
    private boolean isParked;

    SavedFile(Workspace workspace, Editor editor) {
        this.workspace = workspace;
        this.editor = editor;
        this.keeping = new Latest<>(workspace.background(), this::ended);
        editor.text().addListener((_, _, now) -> keep(now));
        workspace.world().addListener((_, _, _) -> {
            base = null;
            kept = null;
            parking = Optional.empty();
            offer.set(Optional.empty());
        });
    }

    /** What there is to decide. */
    ReadOnlyObjectProperty<Optional<Offer>> offer() {
        return offer.getReadOnlyProperty();
    }

    /** Looks at the file; opens it when nothing is being edited. */
    void look() {
        World world = workspace.world().get();
        if (world == null) {
            return;
        }
        RepositoryFile file = new RepositoryFile(world.code().folder(),
                workspace.pipeline().get().files().taskDefinition());
        workspace.background().start(_ -> found(file, drafts(world)), ending -> {
            switch (ending) {
                case Ending.Answer<Found>(Found found) when world == workspace.world().get() -> compare(found);
                case Ending.Answer<Found> _ -> { }
                case Ending.Trouble<Found> trouble -> editor.refuse(trouble.problem());
            }
        });
    }

    /** Takes the other text into the editor. */
    void take() {
        offer.get().ifPresent(taken -> {
            offer.set(Optional.empty());
            switch (taken) {
                case Offer.Draft(String text) -> editor.takeUp(text);
                case Offer.ChangedOutside(String text) -> editor.open(text);
            }
        });
    }

    /** Goes on with what is in the editor. */
    void leave() {
        offer.get().ifPresent(left -> {
            offer.set(Optional.empty());
            if (left instanceof Offer.Draft) {
                isParked = true;
                keepAsLatest(editor.text().get());
            }
        });
    }

    private static Found found(RepositoryFile file, Drafts drafts) throws ProblemException {
        Path path = file.path();
        return new Found(path, file.read().orElse(""), drafts.find(path));
    }

    private void compare(Found found) {
        String before = base == null ? null : base.text();
        base = found;
        String edited = editor.text().get();
        if (edited.isEmpty()) {
            openFirst(found);
        } else if (edited.equals(found.text())) {
            keep(edited);
        } else if (before != null && !before.equals(found.text())) {
            offer.set(Optional.of(new Offer.ChangedOutside(found.text())));
        }
    }

    private void openFirst(Found found) {
        opening = true;
        if (!found.text().isEmpty()) {
            editor.open(found.text());
        }
        opening = false;
        offer.set(found.draft().filter(draft -> !draft.isBlank() && !draft.equals(editor.text().get()))
                .map(Offer.Draft::new));
        isParked = false;
        if (offer.get().isEmpty()) {
            keep(editor.text().get());
        }
    }

    /**
     * One write at a time, and always the latest text; a draft that says what the file says is dropped. An earlier draft
     * that is still on offer when something new is typed goes to the file's previous versions.
     */
    private void keep(String text) {
        if (base == null || text.isEmpty() || opening) {
            return;
        }
        keepAsLatest(text);
    }

    private void keepAsLatest(String text) {
        Keeping wanted = new Keeping(text, text.equals(base.text()));
        if (wanted.equals(kept)) {
            return;
        }
        kept = wanted;
        if (!isParked && offer.get().isPresent() && offer.get().get() instanceof Offer.Draft(String earlier)) {
            isParked = true;
            parking = Optional.of(earlier);
        }
        Optional<String> parked = parking;
        Path path = base.path();
        Drafts drafts = drafts(workspace.world().get());
        PreviousVersions previous = workspace.world().get().records().previous();
        keeping.next(_ -> {
            // before the draft is written over, which is the only other place where it is
            if (parked.isPresent()) {
                previous.keep(path, parked.get());
            }
            if (wanted.isSaved()) {
                drafts.drop(path);
            } else {
                drafts.keep(path, wanted.text());
            }
            return null;
        });
    }

    private void ended(Ending<Void> ending) {
        if (ending instanceof Ending.Trouble<Void>(Problem problem)) {
            kept = null;
            editor.refuse(problem);
        } else {
            parking = Optional.empty();
        }
    }

    private static Drafts drafts(World world) {
        return world.records().drafts();
    }
}
