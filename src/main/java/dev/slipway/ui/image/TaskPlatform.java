package dev.slipway.ui.image;

import dev.slipway.change.Operation;
import dev.slipway.change.Translated;
import dev.slipway.pipeline.FileRequest;
import dev.slipway.pipeline.FileSetup;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.pipeline.TaskSize;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.World;
import java.nio.file.Files;
import java.util.Optional;

/** The processor that the task runs on, as the pipeline and the saved task definition say. */
final class TaskPlatform {

    private TaskPlatform() {}

    /** The pipeline whose task, and with it the workflow's runner, is of that processor. */
    static Pipeline in(Pipeline pipeline, Platform platform) {
        return pipeline.withSize(new TaskSize(pipeline.size().cpu(), pipeline.size().memory(), platform));
    }

    /** Sets it in the saved task definition; where none is saved yet, there is nothing to change. */
    static Operation<Change> changing(World world) {
        return new Translated<>(new FileSetup(world.records().previous()), change -> {
            String file = change.pipeline.files().taskDefinition();
            Optional<String> text = new RepositoryFile(world.code().folder(), file).read();
            return new FileRequest(world.code().folder(), file, text.isEmpty() ? ""
                    : Edit.platform(TaskDefinition.parse(text.get()), change.platform).text());
        });
    }

    /** Whether a task definition is saved. */
    static boolean isSaved(World world, Pipeline pipeline) {
        return Files.exists(world.code().folder().resolve(pipeline.files().taskDefinition()));
    }

    /** From what the pipeline says to that processor. */
    record Change(Pipeline pipeline, Platform platform) {}
}
