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
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What stands beside the definition: the repository's workflow file, the settings, the image pushed last, the service
 * and its target group. Tells the editor of it. Knows no toolkit nodes.
 */
final class Neighbours {

    /**
     * What was read of one of them.
     *
     * @param problem why it could not be; without a connection there is nothing to compare with, and nothing to say
     */
    record Reading<T>(Optional<T> said, Optional<Problem> problem) {

        private static <T> Reading<T> nothing() {
            return new Reading<>(Optional.empty(), Optional.empty());
        }

        private static <T> Reading<T> of(Attempt<Optional<T>> attempt) {
            return new Reading<>(attempt.answer().flatMap(found -> found),
                    attempt.problem().filter(problem -> !(problem instanceof AwsProblem.Offline)));
        }

        private <R> Reading<R> map(Function<T, R> change) {
            return new Reading<>(said.map(change), problem);
        }
    }

    /** What was read of all of them. */
    record Seen(Reading<Facts.Workflow> workflow, Reading<Facts.Service> service,
                Reading<Facts.TargetGroup> targetGroup) {

        private static final Seen NOTHING = new Seen(Reading.nothing(), Reading.nothing(), Reading.nothing());
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
        var live = new LiveService(world.account());
        var service = new Attempt<>(() -> live.read(pipeline.target().cluster(), pipeline.target().service(),
                pipeline.app().container()));
        together.all(List.of(workflow, service));
        Optional<String> arn = service.answer().flatMap(found -> found).flatMap(LiveService.Found::targetGroup);
        var targetGroup = new Attempt<>(() ->
                arn.isEmpty() ? Optional.<Facts.TargetGroup>empty() : Optional.of(live.targetGroup(arn.get())));
        return new Seen(Reading.of(workflow), Reading.of(service).map(LiveService.Found::said),
                Reading.of(targetGroup.get()));
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
        Facts facts = Facts.unknown().with(world.settings(pipeline));
        facts = seen.get().workflow().said().map(facts::with).orElse(facts);
        facts = seen.get().service().said().map(facts::with).orElse(facts);
        facts = seen.get().targetGroup().said().map(facts::with).orElse(facts);
        facts = workspace.image().get().map(facts::with).orElse(facts);
        editor.compareWith(facts);
    }
}
