package dev.slipway.ui.taskdef;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.taskdef.Live;
import dev.slipway.taskdef.TaskDefinitionProblem;
import dev.slipway.taskdef.Template;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Background.Job;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a task definition can come from; each brings it into the editor, or the reason why not. */
final class Sources {

    private final Workspace workspace;
    private final Editor editor;

    Sources(Workspace workspace, Editor editor) {
        this.workspace = workspace;
        this.editor = editor;
    }

    /** A file from anywhere on this computer. */
    void openFile(Path file) {
        Path absolute = file.toAbsolutePath();
        read(new RepositoryFile(absolute.getParent(), absolute.getFileName().toString()),
                found -> editor.open(found.orElse("")));
    }

    /** A text from the clipboard. */
    void openText(String text) {
        editor.open(text);
    }

    /** The family's newest active revision in the account. */
    void openLive() {
        World world = workspace.world().get();
        String family = workspace.pipeline().get().target().family();
        start(_ -> new Live(world.account()).latest(family)
                .orElseThrow(() -> new ProblemException(new TaskDefinitionProblem.NoRevision(family))).definition(),
                editor::open);
    }

    /** A clean one with the pipeline's own names. */
    void openClean() {
        World world = workspace.world().get();
        Pipeline pipeline = workspace.pipeline().get();
        String placeholder = world.account().id() + ".dkr.ecr." + world.account().region() + ".amazonaws.com/"
                + pipeline.target().repository() + ":0.1.0";
        editor.open(new Template(pipeline.target(), pipeline.app(), pipeline.size(),
                workspace.image().get().map(image -> image.name().byTag()).orElse(placeholder),
                world.account().iamArn("role/" + pipeline.target().executionRole()))
                .in(world.account().region()));
    }

    private void read(RepositoryFile file, Consumer<Optional<String>> found) {
        start(_ -> file.read(), found);
    }

    private <T> void start(Job<T> job, Consumer<T> found) {
        workspace.background().start(job, ending -> {
            switch (ending) {
                case Ending.Answer<T>(T answer) -> found.accept(answer);
                case Ending.Trouble<T>(Problem problem) -> editor.refuse(problem);
            }
        });
    }
}
