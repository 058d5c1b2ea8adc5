package dev.slipway.ui.taskdef;

import dev.slipway.change.Attempt;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.target.LiveService;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.workflow.WorkflowFacts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What stands beside the definition: the repository's workflow file, the settings, the image pushed last, the service.
 * Tells the editor of it. Knows no toolkit nodes.
 */
final class Neighbours {

    /**
     * What was read.
     *
     * @param noWorkflow why the workflow file could not be
     * @param noService  why the service could not be; without a connection there is nothing to compare with, and
     *                   nothing to say
     */
    record Seen(Optional<Facts.Workflow> workflow, Optional<Problem> noWorkflow,
                Optional<Facts.Service> service, Optional<Problem> noService) {

        private static final Seen NOTHING =
                new Seen(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private final Workspace workspace;
    private final Editor editor;
    private final ReadOnlyObjectWrapper<Seen> seen = new ReadOnlyObjectWrapper<>(Seen.NOTHING);

    Neighbours(Workspace workspace, Editor editor) {
        this.workspace = workspace;
        this.editor = editor;
        seen.addListener((_, _, _) -> tell());
        workspace.pipeline().addListener((_, _, _) -> tell());
        workspace.image().addListener((_, _, _) -> tell());
        workspace.world().addListener((_, _, _) -> {
            seen.set(Seen.NOTHING);
            tell();
        });
        tell();
    }

    ReadOnlyObjectProperty<Seen> seen() {
        return seen.getReadOnlyProperty();
    }

    /** Reads again; what was read before counts until then. */
    void look() {
        World world = workspace.world().get();
        if (world == null) {
            return;
        }
        Pipeline pipeline = workspace.pipeline().get();
        Together together = workspace.background().together();
        workspace.background().start(_ -> read(world, pipeline, together), ending -> {
            switch (ending) {
                case Ending.Answer<Seen>(Seen now) when world == workspace.world().get() -> seen.set(now);
                case Ending.Answer<Seen> _ -> { }
                case Ending.Trouble<Seen>(Problem problem) -> editor.refuse(problem);
            }
        });
    }

    private static Seen read(World world, Pipeline pipeline, Together together) throws ProblemException {
        var workflow = new Attempt<>(() -> workflow(world, pipeline));
        var service = new Attempt<>(() -> new LiveService(world.account())
                .read(pipeline.target().cluster(), pipeline.target().service()));
        together.all(List.of(workflow, service));
        return new Seen(workflow.answer().flatMap(found -> found), workflow.problem(),
                service.answer().flatMap(found -> found),
                service.problem().filter(problem -> !(problem instanceof AwsProblem.Offline)));
    }

    private static Optional<Facts.Workflow> workflow(World world, Pipeline pipeline) throws ProblemException {
        Optional<String> text = new RepositoryFile(world.code().folder(), pipeline.files().workflow()).read();
        return text.isEmpty() ? Optional.empty() : WorkflowFacts.of(text.get(), pipeline);
    }

    private void tell() {
        World world = workspace.world().get();
        Pipeline pipeline = workspace.pipeline().get();
        if (world == null || pipeline == null) {
            return;
        }
        Facts facts = Facts.unknown().with(pipeline, world.account().region());
        facts = seen.get().workflow().map(facts::with).orElse(facts);
        facts = seen.get().service().map(facts::with).orElse(facts);
        facts = workspace.image().get().map(image -> new Facts.Image(image, Optional.empty())).map(facts::with)
                .orElse(facts);
        editor.compareWith(facts);
    }
}
