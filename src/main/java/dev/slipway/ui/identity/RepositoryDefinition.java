package dev.slipway.ui.identity;

import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.taskdef.TaskDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The task definition that the workflow registers, as far as there is one.
 *
 * @param notes that it is there and cannot be read
 */
record RepositoryDefinition(Optional<TaskDefinition> found, List<Note> notes) {

    RepositoryDefinition {
        notes = List.copyOf(notes);
    }

    static RepositoryDefinition read(Path folder, String file) {
        try {
            Optional<String> text = new RepositoryFile(folder, file).read();
            return new RepositoryDefinition(
                    text.isEmpty() ? Optional.empty() : Optional.of(TaskDefinition.parse(text.get())), List.of());
        } catch (ProblemException e) {
            return new RepositoryDefinition(Optional.empty(),
                    List.of(Note.warning("identity.note.definitionUnread", file)));
        }
    }
}
