package dev.slipway.image;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.RequestText;
import dev.slipway.pipeline.Pipeline;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;

/** Makes the ECR repository where it is missing; the only place that does. What is there is left as it is. */
public final class RepositorySetup implements Operation<RepositoryRequest> {

    public static final String NAME = "image.repository";

    private final Account account;

    public RepositorySetup(Account account) {
        this.account = account;
    }

    @Override
    public Plan<RepositoryRequest> plan(RepositoryRequest wanted) throws ProblemException {
        Subject what = new Subject(Subject.Kind.REPOSITORY, wanted.name());
        Optional<Repository> there = find(wanted.name());
        return Plan.of(NAME, wanted, there.isPresent()
                ? new Change.Keep(what, there.get().repositoryArn()) : create(what, wanted));
    }

    private Change create(Subject what, RepositoryRequest wanted) {
        // tags stay movable: a workflow that is run again pushes the same commit's tag again
        CreateRepositoryRequest request = CreateRepositoryRequest.builder().repositoryName(wanted.name())
                .imageTagMutability("MUTABLE").imageScanningConfiguration(scanning -> scanning.scanOnPush(true))
                .tags(Tag.builder().key(Pipeline.TAG).value(wanted.tag()).build()).build();
        return new Change.Create(what, RequestText.of(request), Call.of(AwsCommand.of(request), (_, _) ->
                Aws.call(() -> account.ecr().createRepository(request).repository().repositoryArn())));
    }

    private Optional<Repository> find(String name) throws ProblemException {
        return Aws.call(() -> {
            try {
                return account.ecr().describeRepositories(describe -> describe.repositoryNames(name))
                        .repositories().stream().findFirst();
            } catch (RepositoryNotFoundException e) {
                return Optional.empty();
            }
        });
    }
}
