package dev.slipway.ui.github;

import dev.slipway.change.Operation;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Translated;
import dev.slipway.pipeline.FileRequest;
import dev.slipway.pipeline.FileSetup;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.ui.World;
import dev.slipway.workflow.WorkflowFile;
import java.util.regex.Pattern;

/** The workflow file that fits the pipeline and its Dockerfile. */
public final class WorkflowSetup {

    private static final Pattern TEST_STAGE = Pattern.compile("(?im)^\\s*FROM\\s+.*\\sAS\\s+test\\s*$");

    private WorkflowSetup() {}

    public static Operation<Pipeline> of(World world) {
        return new Translated<>(new FileSetup(world.records().previous()), pipeline -> new FileRequest(
                world.code().folder(), pipeline.files().workflow(), content(world, pipeline)));
    }

    private static String content(World world, Pipeline pipeline) throws ProblemException {
        return WorkflowFile.generate(pipeline, world.account().region(), hasTestStage(world, pipeline));
    }

    /** Whether the Dockerfile tests the program itself; false when there is none yet. */
    static boolean hasTestStage(World world, Pipeline pipeline) throws ProblemException {
        return new RepositoryFile(world.code().folder(), dockerfile(pipeline)).read()
                .filter(text -> TEST_STAGE.matcher(text).find()).isPresent();
    }

    static String dockerfile(Pipeline pipeline) {
        return pipeline.app().folder() + "/Dockerfile";
    }
}
