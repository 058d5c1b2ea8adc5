package dev.slipway.pipeline;

import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Unsaved work on files, kept so that a killed program loses none of it. */
public final class Drafts {

    private final PrivateFolder folder;

    public Drafts(StateFolder state) {
        this.folder = new PrivateFolder(state.drafts());
    }

    /**
     * Keeps what a file is to say once it is saved.
     *
     * @throws ProblemException a {@link PipelineProblem} when it cannot be kept
     */
    public void keep(Path file, String text) throws ProblemException {
        draft(folder.made(), file).write(text);
    }

    /**
     * What was kept for the file, if anything was.
     *
     * @throws ProblemException a {@link PipelineProblem} when it cannot be read
     */
    public Optional<String> find(Path file) throws ProblemException {
        return Files.isDirectory(folder.path()) ? draft(folder, file).read() : Optional.empty();
    }

    /**
     * Forgets what was kept for the file.
     *
     * @throws ProblemException a {@link PipelineProblem} when it cannot be
     */
    public void drop(Path file) throws ProblemException {
        Path kept = folder.path().resolve(PrivateFolder.nameFor(file));
        try {
            Files.deleteIfExists(kept);
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unwritable(kept.toString(), String.valueOf(e)), e);
        }
    }

    private static RepositoryFile draft(PrivateFolder folder, Path file) {
        return new RepositoryFile(folder.path(), PrivateFolder.nameFor(file));
    }
}
