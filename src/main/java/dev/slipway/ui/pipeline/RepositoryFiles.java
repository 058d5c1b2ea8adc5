package dev.slipway.ui.pipeline;

import dev.slipway.change.Attempt;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.image.Dockerfile;
import dev.slipway.image.DockerfileFacts;
import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.taskdef.Agreement;
import dev.slipway.taskdef.Container;
import dev.slipway.taskdef.DefinitionFacts;
import dev.slipway.taskdef.Opened;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.workflow.RoleSecret;
import dev.slipway.workflow.WorkflowFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the files of the repository's folder that a pipeline is made of, each by itself. */
final class RepositoryFiles {

    private final Path folder;
    private final Pipeline pipeline;
    private final Looked.Gathering seen;
    private List<RoleSecret> roleSecrets = List.of();

    RepositoryFiles(Path folder, Pipeline pipeline, Looked.Gathering seen) {
        this.folder = folder;
        this.pipeline = pipeline;
        this.seen = seen;
    }

    /** @throws ProblemException only when stopped */
    void read() throws ProblemException {
        keep(Side.WORKFLOW, this::workflow);
        keep(Side.DEFINITION, this::definition);
        keep(Side.DOCKERFILE, this::dockerfile);
    }

    /** Where the workflow's jobs have their role from; empty before reading. */
    List<RoleSecret> roleSecrets() {
        return roleSecrets;
    }

    private void keep(Side side, Together.Read<Boolean> read) throws ProblemException {
        new Attempt<>(read).get().problem().ifPresent(problem -> seen.refused(side, problem));
    }

    private boolean workflow() throws ProblemException {
        String file = pipeline.files().workflow();
        seen.place(Side.WORKFLOW, name(file));
        Optional<String> text = new RepositoryFile(folder, file).read();
        if (text.isPresent()) {
            Facts.Starting starting = WorkflowFacts.starting(text.get(), pipeline.branch());
            seen.said(WorkflowFacts.of(text.get(), pipeline).orElse(Facts.Workflow.unknown()).with(starting));
            seen.lines(Side.WORKFLOW, WorkflowFacts.lines(text.get(), pipeline));
            roleSecrets = RoleSecret.of(text.get());
        }
        return text.isPresent();
    }

    private boolean definition() throws ProblemException {
        String file = pipeline.files().taskDefinition();
        seen.place(Side.DEFINITION, name(file));
        Optional<String> text = new RepositoryFile(folder, file).read();
        if (text.isPresent()) {
            Opened opened = Opened.of(text.get());
            seen.said(DefinitionFacts.of(opened.definition()));
            seen.lines(Side.DEFINITION, Agreement.lines(opened, container(opened.definition())));
        }
        return text.isPresent();
    }

    /** The pipeline's, or else the first, which may have to be renamed. */
    private String container(TaskDefinition definition) {
        String wanted = pipeline.app().container();
        return definition.container(wanted).or(() -> definition.containers().stream().findFirst()).map(Container::name)
                .orElse(wanted);
    }

    private boolean dockerfile() throws ProblemException {
        Path app = folder.resolve(pipeline.app().folder());
        seen.place(Side.DOCKERFILE, pipeline.app().folder() + "/Dockerfile");
        if (!Files.isRegularFile(app.resolve("Dockerfile"))) {
            return false;
        }
        Dockerfile dockerfile = Dockerfile.in(app);
        seen.said(DockerfileFacts.of(dockerfile));
        OptionalInt line = DockerfileFacts.portLine(dockerfile);
        line.ifPresent(number -> seen.lines(Side.DOCKERFILE, Map.of(Kind.EXPOSED_PORT, number)));
        return true;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
