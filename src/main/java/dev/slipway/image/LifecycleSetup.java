package dev.slipway.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** The change that gives a repository its lifecycle policy, of which it has one at most. */
final class LifecycleSetup {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Account account;

    LifecycleSetup(Account account) {
        this.account = account;
    }

    /** @param isThere whether the repository is, so that it may have one already */
    Change change(String repository, RepositorySettings.Lifecycle wanted, boolean isThere) throws ProblemException {
        Subject what = new Subject(Subject.Kind.LIFECYCLE_POLICY, repository);
        String after = wanted.policy();
        Optional<String> before = isThere ? find(repository) : Optional.empty();
        if (before.isPresent() && isSame(before.get(), after)) {
            return new Change.Keep(what, before.get());
        }
        PutLifecyclePolicyRequest request = PutLifecyclePolicyRequest.builder().repositoryName(repository)
                .lifecyclePolicyText(after).build();
        Call call = Call.of(AwsCommand.of(request),
                (_, _) -> Aws.call(() -> account.ecr().putLifecyclePolicy(request)).repositoryName());
        return before.<Change>map(it -> new Change.Update(what, it, after, call))
                .orElseGet(() -> new Change.Create(what, after, call));
    }

    private Optional<String> find(String repository) throws ProblemException {
        return Aws.call(() -> {
            try {
                return Optional.ofNullable(account.ecr().getLifecyclePolicy(get -> get.repositoryName(repository))
                        .lifecyclePolicyText());
            } catch (LifecyclePolicyNotFoundException | RepositoryNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private static boolean isSame(String one, String other) {
        try {
            return JSON.readTree(one).equals(JSON.readTree(other));
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
