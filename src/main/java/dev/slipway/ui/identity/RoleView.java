package dev.slipway.ui.identity;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.identity.Narrowing;
import dev.slipway.identity.PipelineResources;
import dev.slipway.identity.RoleCalls;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the role in the account can do: call by call for this pipeline, and what more than that. */
final class RoleView extends VBox {

    private final Workspace workspace;
    private final ObjectProperty<Narrowing> narrowing;
    private final Latest<Optional<RoleCalls>> reading;
    private World shownOf;
    private Pipeline shownFor;

    /** @param narrowing what is picked to be narrowed */
    RoleView(Workspace workspace, ObjectProperty<Narrowing> narrowing) {
        this.workspace = workspace;
        this.narrowing = narrowing;
        this.reading = new Latest<>(workspace.background(), this::show);
        setId("trust-calls");
        getStyleClass().add("change-body");
        clear();
    }

    /** Reads the role when a plan, or what became of it, is on the screen; what was read stays until then. */
    void showBeside(StepState<TrustWish> state) {
        World world = workspace.world().get();
        Pipeline pipeline = workspace.pipeline().get();
        if (world != shownOf || !Objects.equals(pipeline, shownFor)) {
            reading.drop();
            clear();
        }
        if (state instanceof StepState.Previewing<TrustWish> || state instanceof StepState.Checked<TrustWish>) {
            shownOf = world;
            shownFor = pipeline;
            reading.instead(_ -> calls(world, pipeline));
        }
    }

    private static Optional<RoleCalls> calls(World world, Pipeline pipeline) throws ProblemException {
        RepositoryDefinition definition = RepositoryDefinition.read(world.code().folder(),
                pipeline.files().taskDefinition());
        return RoleCalls.read(world.account(), pipeline.trust().role(),
                PipelineResources.of(pipeline, world.account(), definition.found()));
    }

    private void clear() {
        getChildren().clear();
        setManaged(false);
        setVisible(false);
    }

    private void show(Ending<Optional<RoleCalls>> ending) {
        clear();
        switch (ending) {
            case Ending.Answer<Optional<RoleCalls>>(Optional<RoleCalls> calls) -> calls.ifPresent(this::show);
            case Ending.Trouble<Optional<RoleCalls>>(Problem problem) -> {
                appear();
                getChildren().setAll(new ProblemView(workspace.texts(), problem));
            }
        }
    }

    private void show(RoleCalls calls) {
        Texts texts = workspace.texts();
        appear();
        long managed = calls.rows().stream().filter(row -> row.answer() instanceof RoleCalls.Answer.Allowed).count();
        Label summary = Words.flowing();
        summary.textProperty().bind(texts.bind(managed == calls.rows().size() ? "trust.calls.all" : "trust.calls.some",
                managed, calls.rows().size()));
        summary.setId("trust-calls-summary");
        getChildren().setAll(Words.label(texts, "trust.calls", Styles.TEXT_BOLD), summary,
                simulation(texts, calls), new CallTable(texts, calls.rows()));
        if (!calls.excesses().isEmpty()) {
            getChildren().add(new ExcessList(texts, calls, narrowing));
        }
    }

    private static Label simulation(Texts texts, RoleCalls calls) {
        long disputed = calls.rows().stream().filter(RoleCalls.Row::isDisputed).count();
        Label label = Words.flowing();
        label.setId("trust-calls-simulation");
        label.getStyleClass().addAll(Styles.TEXT_SMALL, disputed > 0 ? "complaint" : "muted");
        calls.simulation().why().ifPresentOrElse(problem -> label.textProperty().bind(Bindings.createStringBinding(
                        () -> texts.get("trust.simulation.notAsked", texts.title(problem)), texts.language())),
                () -> label.textProperty().bind(texts.bind(disputed > 0 ? "trust.simulation.disputed"
                        : "trust.simulation.agrees", disputed)));
        return label;
    }

    private void appear() {
        setManaged(true);
        setVisible(true);
    }
}
