package dev.slipway.ui.rollout;

import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.rollout.HelpBundle;
import dev.slipway.rollout.Judgement;
import dev.slipway.rollout.Redaction;
import dev.slipway.rollout.ServiceName;
import dev.slipway.rollout.Timeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** Saves what is shown as a page for somebody who is asked for help. Knows no toolkit nodes. */
final class HelpFile {

    private final Workspace workspace;
    private final ObservableValue<Optional<ServiceName>> service;
    private final Showing showing;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Ending<Path>>> ended = new ReadOnlyObjectWrapper<>(Optional.empty());

    HelpFile(Workspace workspace, ObservableValue<Optional<ServiceName>> service, Showing showing) {
        this.workspace = workspace;
        this.service = service;
        this.showing = showing;
        service.addListener((_, _, _) -> ended.set(Optional.empty()));
    }

    /** Whether a page is being written. */
    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Where the last page went, or why it could not be written; empty before the first. */
    ReadOnlyObjectProperty<Optional<Ending<Path>>> ended() {
        return ended.getReadOnlyProperty();
    }

    /** What a file of the service may be called. */
    String suggestedName() {
        return service.getValue().map(ServiceName::service).orElse("rollout") + "-help.html";
    }

    /**
     * Writes the page, whole or not at all; without a service there is none.
     *
     * @param whole with account ids, addresses and what looks like a secret, which are taken out else
     */
    void save(Path file, boolean whole) {
        if (running.get() || service.getValue().isEmpty()) {
            return;
        }
        ServiceName of = service.getValue().get();
        Timeline timeline = showing.timeline().get();
        Judgement judgement = showing.judgement().get().orElseGet(() -> Judgement.of(timeline));
        Texts texts = workspace.texts();
        Locale language = texts.language().get().locale();
        HelpBundle bundle = new HelpBundle(texts::get, whole ? Redaction.off() : Redaction.on());
        Path place = file.toAbsolutePath();
        running.set(true);
        ended.set(Optional.empty());
        workspace.background().start(_ -> {
            new RepositoryFile(place.getParent(), place.getFileName().toString())
                    .write(bundle.html(of, timeline, judgement, language));
            return place;
        }, ending -> {
            running.set(false);
            ended.set(Optional.of(ending));
        });
    }
}
