package dev.slipway.cleanup;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.Tag;

/** What is stored: ECR repositories with their images, and log groups with their lines. */
final class StoredLeftovers {

    /** The tags of so many are read; those whose names we know come first. */
    private static final int MOST = 200;
    private static final int MOST_IMAGES = 1000;
    /** A pushed image's tag begins with the commit's full SHA. */
    private static final String OF_A_COMMIT = "[0-9a-f]{40}.*|uncommitted.*";

    private final Account account;
    private final Reads reads;
    private final Ownership ownership;

    StoredLeftovers(Account account, Reads reads, Ownership ownership) {
        this.account = account;
        this.reads = reads;
        this.ownership = ownership;
    }

    List<Leftover> repositories() throws ProblemException {
        List<Repository> all = Aws.call(() -> account.ecr().describeRepositoriesPaginator(r -> {}).repositories()
                .stream().toList());
        return reads.each(known(all, Subject.Kind.REPOSITORY, ownership.pipeline().target().repository(),
                Repository::repositoryName), this::leftover).stream().flatMap(Optional::stream).toList();
    }

    private Optional<Leftover> leftover(Repository repository) throws ProblemException {
        String name = repository.repositoryName();
        Optional<String> tag = Ownership.tag(Aws.call(() -> account.ecr()
                .listTagsForResource(r -> r.resourceArn(repository.repositoryArn())).tags()), Tag::key, Tag::value);
        Thing known = Thing.of(Subject.Kind.REPOSITORY, name, repository.repositoryUri(), "");
        Optional<Claim> claim = ownership.of(known, tag);
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        List<ImageDetail> images = Aws.call(() -> account.ecr().describeImagesPaginator(r -> r.repositoryName(name))
                .imageDetails().stream().limit(MOST_IMAGES).toList());
        Thing thing = Thing.of(Subject.Kind.REPOSITORY, name, known.id(), "images: " + images.size())
                .since(repository.createdAt());
        DeleteRepositoryRequest request = DeleteRepositoryRequest.builder().repositoryName(name).force(true).build();
        long bytes = images.stream().mapToLong(it -> Objects.requireNonNullElse(it.imageSizeInBytes(), 0L)).sum();
        return Optional.of(Leftover.of(thing, List.of(deleted(thing, AwsCommand.of(request),
                () -> account.ecr().deleteRepository(request))), claim.get()).using(new Usage.Images(bytes))
                .keptFor(strangers(images)));
    }

    /** Images that neither a run nor this computer has pushed. */
    private static Optional<Note> strangers(List<ImageDetail> images) {
        List<String> others = images.stream().filter(it -> !it.imageTags().isEmpty())
                .filter(it -> it.imageTags().stream().noneMatch(tag -> tag.matches(OF_A_COMMIT)))
                .map(it -> it.imageTags().getFirst()).sorted().toList();
        return others.isEmpty() ? Optional.empty()
                : Optional.of(Note.info("cleanup.kept.images", others.size(), others.getFirst()));
    }

    List<Leftover> logGroups() throws ProblemException {
        List<LogGroup> all = Aws.call(() -> account.logs().describeLogGroupsPaginator(r -> {}).logGroups().stream()
                .toList());
        return reads.each(known(all, Subject.Kind.LOG_GROUP, ownership.pipeline().target().logGroup(),
                LogGroup::logGroupName), this::leftover).stream().flatMap(Optional::stream).toList();
    }

    private Optional<Leftover> leftover(LogGroup group) throws ProblemException {
        String name = group.logGroupName();
        String arn = Uses.logGroup(account, name);
        Map<String, String> tags = Aws.call(() -> account.logs().listTagsForResource(r -> r.resourceArn(arn)).tags());
        Thing thing = Thing.of(Subject.Kind.LOG_GROUP, name, arn, arn)
                .since(group.creationTime() == null ? null : Instant.ofEpochMilli(group.creationTime()));
        DeleteLogGroupRequest request = DeleteLogGroupRequest.builder().logGroupName(name).build();
        return ownership.of(thing, Ownership.tag(tags.entrySet(), Map.Entry::getKey, Map.Entry::getValue))
                .map(claim -> Leftover.of(thing, List.of(deleted(thing, AwsCommand.of(request),
                        () -> account.logs().deleteLogGroup(request))), claim)
                        .using(new Usage.Logs(Objects.requireNonNullElse(group.storedBytes(), 0L))));
    }

    private static Change deleted(Thing thing, String command, Runnable call) {
        return new Change.Delete(thing.what(), thing.seen(), Call.of(command, (_, _) -> {
            Aws.call(() -> {
                call.run();
                return thing;
            });
            return thing.id();
        }));
    }

    /** Those with a name of the pipeline's or the ledger's first, then the others, up to the limit. */
    private <T> List<T> known(List<T> all, Subject.Kind kind, String usual, Function<T, String> name) {
        List<String> names = new ArrayList<>(ownership.creations().names(kind));
        names.add(usual);
        return all.stream().sorted(Comparator.comparing(it -> names.contains(name.apply(it)) ? 0 : 1)).limit(MOST)
                .toList();
    }
}
