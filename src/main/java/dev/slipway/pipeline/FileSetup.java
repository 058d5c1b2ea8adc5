package dev.slipway.pipeline;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import java.util.List;
import java.util.Optional;

/** Makes a text file in the repository folder be as wanted: whole or not at all, and never over an unseen change. */
public final class FileSetup implements Operation<FileRequest> {

    /** The operation's name in the ledger. */
    public static final String NAME = "pipeline.file";

    private final PreviousVersions previous;

    /** @param previous where the text is kept that a file is about to lose */
    public FileSetup(PreviousVersions previous) {
        this.previous = previous;
    }

    @Override
    public Plan<FileRequest> plan(FileRequest wanted) throws ProblemException {
        RepositoryFile file = new RepositoryFile(wanted.folder(), wanted.relativePath());
        Optional<String> before = file.read();
        Subject what = new Subject(Subject.Kind.FILE, wanted.relativePath());
        if (before.isEmpty()) {
            return Plan.of(NAME, wanted, new Change.Create(what, wanted.content(), call(wanted, before)));
        }
        if (before.get().equals(wanted.content())) {
            return Plan.of(NAME, wanted, new Change.Keep(what, file.path().toString()));
        }
        return Plan.of(NAME, wanted, new Change.Update(what, before.get(), wanted.content(), call(wanted, before)));
    }

    private Call call(FileRequest wanted, Optional<String> before) {
        return Call.of(commands(wanted.relativePath(), before.isPresent()), (_, _) -> {
            RepositoryFile file = new RepositoryFile(wanted.folder(), wanted.relativePath());
            if (!file.read().equals(before)) {
                throw new ProblemException(new ChangeProblem.PlanMoved(NAME, List.of(wanted.relativePath())));
            }
            if (before.isPresent()) {
                previous.keep(file.path(), before.get());
            }
            file.write(wanted.content());
            return file.path().toString();
        });
    }

    /** For a file that is there already, git shows afterwards what changed in it. */
    private static List<String> commands(String path, boolean isThere) {
        String write = "cat > " + quoted(path);
        if (isThere) {
            return List.of(write, "git diff -- " + quoted(path));
        }
        int slash = path.lastIndexOf('/');
        return slash < 0 ? List.of(write) : List.of("mkdir -p " + quoted(path.substring(0, slash)), write);
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
