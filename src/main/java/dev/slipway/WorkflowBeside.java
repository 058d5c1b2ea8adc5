package dev.slipway;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.workflow.WorkflowFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The workflow that deploys a task definition's file, looked for in the repository that the file is in. */
final class WorkflowBeside {

    private static final Path WORKFLOWS = Path.of(".github", "workflows");
    /** A repository with more workflows is not looked through to its end. */
    private static final int MOST = 100;

    private WorkflowBeside() {}

    /**
     * What the first workflow, by name, that deploys this file says. One that cannot be read is left out: it is
     * {@code lint} that tells of it.
     *
     * @throws ProblemException when the file itself is not there
     */
    static Facts of(Path file) throws ProblemException {
        Path real = RepositoryFile.real(file);
        for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(WORKFLOWS))) {
                String name = folder.relativize(real).toString().replace('\\', '/');
                return workflows(folder.resolve(WORKFLOWS)).stream().flatMap(path -> said(path, name).stream())
                        .findFirst().map(Facts.unknown()::with).orElse(Facts.unknown());
            }
        }
        return Facts.unknown();
    }

    private static Optional<Facts.Workflow> said(Path workflow, String definition) {
        try {
            return WorkflowFacts.of(RepositoryFile.text(workflow), definition);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static List<Path> workflows(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().limit(MOST).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
