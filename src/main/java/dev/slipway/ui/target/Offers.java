package dev.slipway.ui.target;

import dev.slipway.target.Inventory;
import dev.slipway.target.Listing;
import dev.slipway.target.Possessions;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Choices;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the account has of everything but clusters and services, offered to step 2's fields. */
final class Offers {

    private final Workspace workspace;
    private final TargetForm form;
    private final Choices repositories = new Choices(this::look);
    private final Choices logGroups = new Choices(this::look);
    private final Choices roles = new Choices(this::look);
    private final Choices vpcs = new Choices(this::look);
    private final Choices subnets = new Choices(this::look);
    private final Choices groups = new Choices(this::look);
    private final Choices moreGroups = new Choices(this::look);
    private final Latest<Possessions> looking;
    private Optional<Possessions> seen = Optional.empty();

    Offers(Workspace workspace, TargetForm form) {
        this.workspace = workspace;
        this.form = form;
        this.looking = new Latest<>(workspace.background(), this::looked);
        workspace.world().addListener((_, _, _) -> {
            looking.drop();
            seen = Optional.empty();
            all().forEach(Choices::forget);
        });
        form.network().vpc().text().addListener((_, _, _) -> seen.ifPresent(this::offerNetwork));
        form.port().text().addListener((_, _, _) -> seen.ifPresent(this::offerNetwork));
    }

    /** Asks the account what it has; without an answer one can type all the same. */
    void look() {
        World world = workspace.world().get();
        if (world != null) {
            all().forEach(Choices::reading);
            Inventory inventory = new Inventory(world.account(), workspace.background().together());
            looking.instead(_ -> inventory.look());
        }
    }

    private void looked(Ending<Possessions> ending) {
        switch (ending) {
            case Ending.Answer<Possessions>(Possessions there) -> {
                seen = Optional.of(there);
                ClusterOffers.offer(repositories, there.repositories(), Offer::of);
                ClusterOffers.offer(logGroups, there.logGroups(), Offer::of);
                ClusterOffers.offer(roles, there.taskRoles(), Offer::of);
                offerNetwork(there);
            }
            case Ending.Trouble<Possessions>(var problem) ->
                    all().forEach(choices -> choices.are(List.of(), Optional.of(problem), true));
        }
    }

    /** Subnets and groups of the chosen network, else of the default one; without either, of all. */
    private void offerNetwork(Possessions there) {
        Possessions.Networks networks = there.networks();
        String chosen = form.network().vpc().value();
        Predicate<String> isHere = networks.vpcs().items().stream().map(Possessions.Vpc::id).filter(chosen::equals)
                .findFirst().or(() -> networks.vpcs().items().stream().filter(Possessions.Vpc::isDefault)
                        .map(Possessions.Vpc::id).findFirst()).<Predicate<String>>map(vpc -> vpc::equals)
                .orElse(_ -> true);
        int port = form.port().isGood() ? Integer.parseInt(form.port().value()) : 0;
        ClusterOffers.offer(vpcs, networks.vpcs(), Offer::of);
        ClusterOffers.offer(subnets, only(networks.subnets(), subnet -> isHere.test(subnet.vpcId())), Offer::of);
        Listing<Possessions.SecurityGroup> here = only(networks.securityGroups(), group -> isHere.test(group.vpcId()));
        ClusterOffers.offer(groups, here, group -> Offer.byName(group, port));
        ClusterOffers.offer(moreGroups, here, group -> Offer.byId(group, port));
    }

    private static <T> Listing<T> only(Listing<T> all, Predicate<T> which) {
        return new Listing<>(all.items().stream().filter(which).toList(), all.problem(), all.isWhole());
    }

    private List<Choices> all() {
        return List.of(repositories, logGroups, roles, vpcs, subnets, groups, moreGroups);
    }

    Choices repositories() {
        return repositories;
    }

    Choices logGroups() {
        return logGroups;
    }

    Choices roles() {
        return roles;
    }

    Choices vpcs() {
        return vpcs;
    }

    Choices subnets() {
        return subnets;
    }

    Choices groups() {
        return groups;
    }

    Choices moreGroups() {
        return moreGroups;
    }
}
