package dev.slipway.taskdef;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/**
 * Registers a task definition, unless the family's newest revision means the same already. Made is the new revision's
 * ARN, kept is the ARN of the one that is there; both under the family's name. What the rules call an error is a
 * warning on the plan: AWS has the last word.
 */
public final class Registration implements Operation<RegistrationRequest> {

    /** The operation's name in the ledger. */
    public static final String NAME = "taskdef.registration";

    private final Account account;

    public Registration(Account account) {
        this.account = account;
    }

    /**
     * The request that registers this.
     *
     * @throws ProblemException for what a request cannot carry
     */
    public static RegisterTaskDefinitionRequest request(RegistrationRequest wanted) throws ProblemException {
        return Model.ofSdk().request(tagged(wanted));
    }

    @Override
    public Plan<RegistrationRequest> plan(RegistrationRequest wanted) throws ProblemException {
        TaskDefinition definition = tagged(wanted);
        if (definition.family().isBlank()) {
            throw new ProblemException(new TaskDefinitionProblem.NoFamily());
        }
        RegisterTaskDefinitionRequest request = request(wanted);
        Subject what = new Subject(Subject.Kind.TASK_DEFINITION, definition.family());
        Optional<Revision> newest = new Live(account).latest(definition.family());
        if (newest.isPresent() && Difference.between(newest.get().definition(), definition).isEmpty()) {
            return Plan.of(NAME, wanted, new Change.Keep(what, newest.get().arn()));
        }
        Change create = new Change.Create(what, definition.text(), Call.of(AwsCommand.of(request),
                (_, _) -> Aws.call(() -> account.ecs().registerTaskDefinition(request)).taskDefinition()
                        .taskDefinitionArn()));
        List<Note> notes = new ArrayList<>();
        newest.ifPresent(revision -> notes.add(Note.info("note.taskdef.nextRevision", definition.family(),
                String.valueOf(revision.number()))));
        Rules.check(definition).stream().filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .forEach(finding -> notes.add(Note.warning(finding.key(), finding.facts().toArray())));
        return new Plan<>(NAME, wanted, List.of(create), notes);
    }

    private static TaskDefinition tagged(RegistrationRequest wanted) {
        return wanted.tag().isEmpty() ? wanted.definition()
                : Edit.tag(wanted.definition(), Pipeline.TAG, wanted.tag());
    }
}
