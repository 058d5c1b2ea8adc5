package dev.slipway.ui.summary;

import dev.slipway.change.Problem;
import dev.slipway.cleanup.Prices;
import dev.slipway.pipeline.FileRequest;
import dev.slipway.pipeline.FileSetup;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.ChangeStep;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** Reads what there is of the pipeline and keeps it in words. Knows no toolkit nodes. */
final class Summarizing {

    /** Beside the README, which is the team's own. */
    static final String FILE = "DEPLOYMENT.md";

    private final Workspace workspace;
    private final Latest<Summary> reading;
    private final ReadOnlyObjectWrapper<Optional<Summary>> summary = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObservableValue<String> markdown;
    private final ChangeStep<FileRequest> saving;

    Summarizing(Workspace workspace) {
        this.workspace = workspace;
        this.reading = new Latest<>(workspace.background(), this::read);
        this.markdown = Bindings.createStringBinding(() -> summary.get().filter(it -> !it.isEmpty())
                .map(it -> new SummaryText(workspace.texts(), it).markdown()).orElse(""), summary,
                workspace.texts().language());
        this.saving = workspace.step(world -> new FileSetup(world.records().previous()),
                Bindings.createObjectBinding(this::file, markdown));
        workspace.world().addListener((_, _, _) -> {
            reading.drop();
            busy.set(false);
            problem.set(Optional.empty());
            summary.set(Optional.empty());
        });
    }

    /** Empty before it was read. */
    ReadOnlyObjectProperty<Optional<Summary>> summary() {
        return summary.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** In the language of the moment; empty while nothing was made. */
    ObservableValue<String> markdown() {
        return markdown;
    }

    /** Puts it into the repository's folder. */
    ChangeStep<FileRequest> saving() {
        return saving;
    }

    void look() {
        World world = workspace.world().get();
        Pipeline pipeline = workspace.pipeline().get();
        if (world == null || pipeline == null) {
            return;
        }
        Prices prices = workspace.prices().get().near(world.account().region());
        busy.set(true);
        reading.next(_ -> Summary.read(world, pipeline, prices, workspace.background().together(), workspace.pause()));
    }

    private void read(Ending<Summary> ending) {
        busy.set(false);
        switch (ending) {
            case Ending.Answer<Summary>(Summary now) -> {
                problem.set(Optional.empty());
                summary.set(Optional.of(now));
            }
            case Ending.Trouble<Summary>(Problem why) -> problem.set(Optional.of(why));
        }
    }

    private Optional<FileRequest> file() {
        return markdown.getValue().isEmpty() ? Optional.empty()
                : Optional.of(new FileRequest(workspace.world().get().code().folder(), FILE, markdown.getValue()));
    }
}
