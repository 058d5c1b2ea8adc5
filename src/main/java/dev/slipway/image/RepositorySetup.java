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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.PutImageScanningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityRequest;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;

/**
 * Makes the ECR repository where it is missing; the only place that does. Of one that is there, only those settings are
 * changed that are asked for.
 */
public final class RepositorySetup implements Operation<RepositoryRequest> {

    public static final String NAME = "image.repository";

    private final Account account;
    private final LifecycleSetup lifecycles;

    public RepositorySetup(Account account) {
        this.account = account;
        this.lifecycles = new LifecycleSetup(account);
    }

    @Override
    public Plan<RepositoryRequest> plan(RepositoryRequest wanted) throws ProblemException {
        Subject what = new Subject(Subject.Kind.REPOSITORY, wanted.name());
        Optional<Repository> there = find(wanted.name());
        List<Change> changes = new ArrayList<>();
        changes.add(there.isPresent() ? changed(what, there.get(), wanted.settings()) : create(what, wanted));
        if (wanted.settings().lifecycle().isPresent()) {
            changes.add(lifecycles.change(wanted.name(), wanted.settings().lifecycle().get(), there.isPresent()));
        }
        return Plan.of(NAME, wanted, changes);
    }

    /**
     * Whether there is one. The registry itself may just hang up on a push to one that is not there.
     *
     * @see <a href="https://github.com/aws/containers-roadmap/issues/1970">ECR hangs up on such a push</a>
     */
    boolean isThere(String name) throws ProblemException {
        return find(name).isPresent();
    }

    /** Whether tags stay what they are once pushed; false where there is no such repository. */
    boolean keepsTags(String name) throws ProblemException {
        return find(name).filter(RepositorySetup::keepsTags).isPresent();
    }

    private Change create(Subject what, RepositoryRequest wanted) {
        RepositorySettings settings = wanted.settings();
        // tags stay movable unless asked: a workflow that is run again may push the same commit's tag again
        CreateRepositoryRequest request = CreateRepositoryRequest.builder().repositoryName(wanted.name())
                .imageTagMutability(RepositorySettings.mutability(settings.keepsTags().orElse(false)))
                .imageScanningConfiguration(scanning -> scanning.scanOnPush(settings.scansOnPush().orElse(true)))
                .tags(Tag.builder().key(Pipeline.TAG).value(wanted.tag()).build()).build();
        return new Change.Create(what, RequestText.of(request), Call.of(AwsCommand.of(request), (_, _) ->
                Aws.call(() -> account.ecr().createRepository(request).repository().repositoryArn())));
    }

    private Change changed(Subject what, Repository there, RepositorySettings wanted) {
        boolean scans = wanted.scansOnPush().orElse(scansOnPush(there));
        boolean keeps = wanted.keepsTags().orElse(keepsTags(there));
        boolean scanningDiffers = scans != scansOnPush(there);
        boolean tagsDiffer = keeps != keepsTags(there);
        if (!scanningDiffers && !tagsDiffer) {
            return new Change.Keep(what, there.repositoryArn() + "\n" + told(there));
        }
        PutImageScanningConfigurationRequest scanning = PutImageScanningConfigurationRequest.builder()
                .repositoryName(what.name()).imageScanningConfiguration(it -> it.scanOnPush(scans)).build();
        PutImageTagMutabilityRequest tags = PutImageTagMutabilityRequest.builder().repositoryName(what.name())
                .imageTagMutability(RepositorySettings.mutability(keeps)).build();
        List<String> commands = new ArrayList<>();
        if (scanningDiffers) {
            commands.add(AwsCommand.of(scanning));
        }
        if (tagsDiffer) {
            commands.add(AwsCommand.of(tags));
        }
        String after = told(scans, tagsDiffer ? RepositorySettings.mutability(keeps).toString()
                : there.imageTagMutabilityAsString());
        return new Change.Update(what, told(there), after, Call.of(commands, (_, _) -> Aws.call(() -> {
            if (scanningDiffers) {
                account.ecr().putImageScanningConfiguration(scanning);
            }
            if (tagsDiffer) {
                account.ecr().putImageTagMutability(tags);
            }
            return there.repositoryArn();
        })));
    }

    /** In ECR's own words. */
    private static String told(Repository there) {
        return told(scansOnPush(there), there.imageTagMutabilityAsString());
    }

    private static String told(boolean scans, String mutability) {
        return "scanOnPush: " + scans + ", imageTagMutability: " + mutability;
    }

    private static boolean scansOnPush(Repository there) {
        return there.imageScanningConfiguration() != null
                && Boolean.TRUE.equals(there.imageScanningConfiguration().scanOnPush());
    }

    /** Also where some tags are left out of it. */
    private static boolean keepsTags(Repository there) {
        return there.imageTagMutability() == ImageTagMutability.IMMUTABLE
                || there.imageTagMutability() == ImageTagMutability.IMMUTABLE_WITH_EXCLUSION;
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
