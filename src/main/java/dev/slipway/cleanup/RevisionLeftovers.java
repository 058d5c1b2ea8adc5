package dev.slipway.cleanup;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/**
 * The revisions of the pipeline's families. ECS deletes only what has been deregistered.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteTaskDefinitions.html">DeleteTaskDefinitions</a>
 */
final class RevisionLeftovers {

    /** The newest of each status; nobody waits for more of them. */
    private static final int MOST = 100;

    private final Account account;
    private final Reads reads;
    private final Ownership ownership;

    RevisionLeftovers(Account account, Reads reads, Ownership ownership) {
        this.account = account;
        this.reads = reads;
        this.ownership = ownership;
    }

    List<Leftover> revisions() throws ProblemException {
        Set<String> families = new TreeSet<>(ownership.creations().everNamed(Subject.Kind.TASK_DEFINITION).stream()
                .map(name -> name.replaceFirst(":\\d+$", "")).toList());
        families.add(ownership.pipeline().target().family());
        List<String> arns = new ArrayList<>();
        for (String family : families) {
            for (var status : List.of(TaskDefinitionStatus.ACTIVE, TaskDefinitionStatus.INACTIVE)) {
                arns.addAll(Aws.call(() -> account.ecs().listTaskDefinitionsPaginator(r -> r.familyPrefix(family)
                        .status(status).sort("DESC")).taskDefinitionArns().stream().limit(MOST).toList()));
            }
        }
        return reads.each(arns, this::described).stream().flatMap(it -> leftover(it).stream()).toList();
    }

    private DescribeTaskDefinitionResponse described(String arn) throws ProblemException {
        return Aws.call(() -> account.ecs().describeTaskDefinition(r -> r.taskDefinition(arn)
                .include(TaskDefinitionField.TAGS)));
    }

    private Optional<Leftover> leftover(DescribeTaskDefinitionResponse said) {
        TaskDefinition revision = said.taskDefinition();
        String name = revision.family() + ":" + revision.revision();
        Thing thing = Thing.of(Subject.Kind.TASK_DEFINITION, name, revision.taskDefinitionArn(),
                revision.taskDefinitionArn());
        Optional<String> tag = Ownership.tag(said.tags(), Tag::key, Tag::value);
        Optional<Claim> claim = ownership.of(thing, tag);
        boolean isActive = revision.status() == TaskDefinitionStatus.ACTIVE;
        if (claim.isEmpty() && tag.isEmpty() && isActive) {
            // a workflow run registers the repository's file, and only that knows whether it has tags
            claim = Optional.of(Claim.keptFor(Note.info("cleanup.kept.revision")));
        }
        return claim.filter(it -> isActive || it.kept().isEmpty())
                .map(it -> Leftover.of(thing, List.of(deleted(thing, name, isActive)), it));
    }

    private Change deleted(Thing thing, String name, boolean isActive) {
        DeregisterTaskDefinitionRequest first = DeregisterTaskDefinitionRequest.builder().taskDefinition(name).build();
        DeleteTaskDefinitionsRequest then = DeleteTaskDefinitionsRequest.builder().taskDefinitions(name).build();
        List<String> commands = isActive ? List.of(AwsCommand.of(first), AwsCommand.of(then))
                : List.of(AwsCommand.of(then));
        return new Change.Delete(thing.what(), thing.seen(), Call.of(commands, (_, _) -> {
            if (isActive) {
                Aws.call(() -> account.ecs().deregisterTaskDefinition(first));
            }
            List<Failure> failures = Aws.call(() -> account.ecs().deleteTaskDefinitions(then)).failures();
            if (!failures.isEmpty()) {
                throw new ProblemException(new CleanupProblem.NotDeleted(name, failures.getFirst().reason(),
                        String.valueOf(failures.getFirst().detail())));
            }
            return thing.id();
        }));
    }
}
