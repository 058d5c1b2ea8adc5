package dev.slipway.target;

import dev.slipway.change.Attempt;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.iam.model.Role;

/** Reads what the account already has, to choose from. */
public final class Inventory {

    private static final String TASKS = "ecs-tasks.amazonaws.com";
    /** Counting images takes a call for each repository. */
    private static final int COUNTED_REPOSITORIES = 25;
    private static final int MOST_IMAGES = 1_000;

    private final Account account;
    private final Together together;
    private final EcsInventory ecs;
    private final NetworkInventory networks;

    public Inventory(Account account, Together together) {
        this.account = account;
        this.together = together;
        this.ecs = new EcsInventory(account, together);
        this.networks = new NetworkInventory(account, together);
    }

    /**
     * Everything but services, side by side; what may not be listed comes with its reason and spoils nothing else.
     *
     * @throws ProblemException only when stopped
     */
    public Possessions look() throws ProblemException {
        var clusters = new Attempt<>(ecs::clusters);
        var repositories = new Attempt<>(this::repositories);
        var logGroups = new Attempt<>(this::logGroups);
        var roles = new Attempt<>(this::taskRoles);
        var nets = new Attempt<>(networks::look);
        together.all(List.of(clusters, repositories, logGroups, roles, nets));
        return new Possessions(Listing.of(clusters), Listing.of(repositories), Listing.of(logGroups),
                Listing.of(roles), nets.answer().orElseThrow());
    }

    /**
     * The clusters alone.
     *
     * @throws ProblemException only when stopped
     */
    public Listing<Possessions.Cluster> clusters() throws ProblemException {
        return Listing.of(new Attempt<>(ecs::clusters).get());
    }

    /**
     * A cluster's services; empty for a cluster that is not there.
     *
     * @throws ProblemException only when stopped
     */
    public Listing<Possessions.Service> services(String cluster) throws ProblemException {
        return Listing.of(new Attempt<>(() -> ecs.services(cluster)).get());
    }

    private Listing<Possessions.Repository> repositories() throws ProblemException {
        Listing<Repository> all = listed(() -> account.ecr().describeRepositoriesPaginator(r -> {}).repositories()
                .stream());
        List<Attempt<Integer>> counts = all.items().size() > COUNTED_REPOSITORIES ? List.of()
                : all.items().stream().map(it -> new Attempt<>(() -> images(it.repositoryName()))).toList();
        together.all(List.<Together.Read<Attempt<?>>>copyOf(counts));
        List<Possessions.Repository> found = new ArrayList<>();
        for (int i = 0; i < all.items().size(); i++) {
            Repository repository = all.items().get(i);
            OptionalInt images = counts.isEmpty() ? OptionalInt.empty()
                    : counts.get(i).answer().map(OptionalInt::of).orElse(OptionalInt.empty());
            found.add(new Possessions.Repository(repository.repositoryName(),
                    String.valueOf(repository.imageTagMutabilityAsString()), images));
        }
        found.sort(Comparator.comparing(Possessions.Repository::name));
        return all.with(found, all.problem());
    }

    private int images(String repository) throws ProblemException {
        return Aws.call(() -> (int) account.ecr().listImagesPaginator(r -> r.repositoryName(repository)).imageIds()
                .stream().limit(MOST_IMAGES).map(it -> it.imageDigest()).distinct().count());
    }

    private Listing<Possessions.LogGroup> logGroups() throws ProblemException {
        return listed(() -> account.logs().describeLogGroupsPaginator(r -> {}).logGroups().stream()
                .map(group -> new Possessions.LogGroup(group.logGroupName(), group.retentionInDays() == null
                        ? OptionalInt.empty() : OptionalInt.of(group.retentionInDays()))),
                Comparator.comparing(Possessions.LogGroup::name));
    }

    private Listing<Possessions.Role> taskRoles() throws ProblemException {
        return listed(() -> account.iam().listRolesPaginator(r -> {}).roles().stream().filter(Inventory::isForTasks)
                .map(role -> new Possessions.Role(role.roleName(), role.createDate())),
                Comparator.comparing(Possessions.Role::name));
    }

    /** IAM hands out trust policies URL-encoded. */
    private static boolean isForTasks(Role role) {
        String policy = role.assumeRolePolicyDocument();
        return policy != null && URLDecoder.decode(policy, StandardCharsets.UTF_8).contains(TASKS);
    }

    static <T> Listing<T> listed(Paging<T> pages) throws ProblemException {
        return Aws.call(() -> Listing.of(pages.all()));
    }

    static <T> Listing<T> listed(Paging<T> pages, Comparator<T> order) throws ProblemException {
        Listing<T> all = listed(pages);
        return all.with(all.items().stream().sorted(order).toList(), all.problem());
    }

    /** All of one kind, page after page as they are asked for. */
    interface Paging<T> {
        Stream<T> all();
    }
}
