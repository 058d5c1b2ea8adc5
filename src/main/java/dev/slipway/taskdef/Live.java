package dev.slipway.taskdef;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** Reads what is registered in the account. */
public final class Live {

    private final Account account;

    public Live(Account account) {
        this.account = account;
    }

    /**
     * The ARNs of the family's active revisions, newest first, at most 100.
     *
     * @throws ProblemException when AWS does not answer
     */
    public List<String> revisions(String family) throws ProblemException {
        ListTaskDefinitionsRequest request = ListTaskDefinitionsRequest.builder().familyPrefix(family)
                .status(TaskDefinitionStatus.ACTIVE).sort(SortOrder.DESC).build();
        List<String> arns = Aws.call(() -> account.ecs().listTaskDefinitions(request)).taskDefinitionArns();
        // the filter is called a prefix, and an emulator may take it for one
        return arns.stream().filter(arn -> arn.contains("task-definition/" + family + ":"))
                .sorted(Comparator.comparingInt(Live::number).reversed()).toList();
    }

    /**
     * The family's newest active revision; empty when there is none.
     *
     * @throws ProblemException when AWS does not answer
     */
    public Optional<Revision> latest(String family) throws ProblemException {
        List<String> arns = revisions(family);
        return arns.isEmpty() ? Optional.empty() : Optional.of(revision(arns.getFirst()));
    }

    /**
     * One revision.
     *
     * @param id an ARN or {@code family:revision}
     * @throws ProblemException when AWS does not answer, or does not know it
     */
    public Revision revision(String id) throws ProblemException {
        DescribeTaskDefinitionRequest request = DescribeTaskDefinitionRequest.builder().taskDefinition(id)
                .include(TaskDefinitionField.TAGS).build();
        DescribeTaskDefinitionResponse answer = Aws.call(() -> account.ecs().describeTaskDefinition(request));
        return new Revision(answer.taskDefinition().taskDefinitionArn(), answer.taskDefinition().revision(),
                Model.ofSdk().document(answer));
    }

    private static int number(String arn) {
        return Integer.parseInt(arn.substring(arn.lastIndexOf(':') + 1));
    }
}
