package dev.slipway.ui.github;

import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.FileRequest;
import dev.slipway.pipeline.FileSetup;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.ui.World;
import dev.slipway.workflow.WorkflowFile;
import java.util.regex.Pattern;

/** Writes the workflow file that fits the pipeline and its Dockerfile. */
final class WorkflowSetup implements Operation<Pipeline> {

    private static final Pattern TEST_STAGE = Pattern.compile("(?im)^\\s*FROM\\s+.*\\sAS\\s+test\\s*$");

    private final World world;
    private final FileSetup files = new FileSetup();

    WorkflowSetup(World world) {
        this.world = world;
    }

    @Override
    public Plan<Pipeline> plan(Pipeline wanted) throws ProblemException {
        String dockerfile = new RepositoryFile(world.code().folder(), wanted.app().folder() + "/Dockerfile").read()
                .orElse("");
        boolean hasTestStage = TEST_STAGE.matcher(dockerfile).find();
        String content = WorkflowFile.generate(wanted, world.account().region(), hasTestStage, "");
        Plan<FileRequest> file = files.plan(new FileRequest(world.code().folder(), wanted.files().workflow(),
                content));
        return new Plan<>(file.operation(), wanted, file.changes(), file.notes());
    }
}
