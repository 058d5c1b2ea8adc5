package dev.slipway;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.taskdef.DefinitionFacts;
import dev.slipway.taskdef.Opened;
import dev.slipway.workflow.WorkflowFacts;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What workflow files are compared with.
 *
 * @param definition what was named as the task definition; else it is looked for in the workflow's repository
 * @param trust      the role's trust policy, if one was named
 */
record LintBeside(Optional<Facts.Definition> definition, Optional<TrustBeside> trust) {

    private static final Path WORKFLOWS = Path.of(".github", "workflows");

    static LintBeside nothing() {
        return new LintBeside(Optional.empty(), Optional.empty());
    }

    /**
     * Reads the files that were named.
     *
     * @throws ProblemException when one of them cannot be read as what it should be
     */
    static LintBeside of(Optional<String> definition, Optional<String> trust) throws ProblemException {
        Optional<Facts.Definition> facts = Optional.empty();
        if (definition.isPresent()) {
            facts = Optional.of(read(LintCommand.path(definition.get())));
        }
        Optional<TrustBeside> policy = Optional.empty();
        if (trust.isPresent()) {
            policy = Optional.of(TrustBeside.of(trust.get(), RepositoryFile.text(LintCommand.path(trust.get()))));
        }
        return new LintBeside(facts, policy);
    }

    private static Facts.Definition read(Path file) throws ProblemException {
        return DefinitionFacts.of(Opened.of(RepositoryFile.text(file)).definition());
    }

    /** What is known beside one workflow. */
    Facts facts(Path workflow, String text) throws ProblemException {
        return definition.or(() -> ofRepository(workflow, text)).map(Facts.unknown()::with).orElse(Facts.unknown());
    }

    /** A definition that cannot be read is left out: it is {@code check} that tells of it. */
    private static Optional<Facts.Definition> ofRepository(Path workflow, String text) {
        try {
            Path folder = RepositoryFile.real(workflow).getParent();
            if (folder == null || !folder.endsWith(WORKFLOWS)) {
                return Optional.empty();
            }
            Optional<String> name = WorkflowFacts.definition(text);
            Path root = folder.getParent().getParent();
            Optional<String> found = name.isEmpty() ? Optional.empty() : new RepositoryFile(root, name.get()).read();
            return found.isEmpty() ? Optional.empty()
                    : Optional.of(DefinitionFacts.of(Opened.of(found.get()).definition()));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}
