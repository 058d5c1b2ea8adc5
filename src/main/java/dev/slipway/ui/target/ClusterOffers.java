package dev.slipway.ui.target;

import dev.slipway.target.Inventory;
import dev.slipway.target.Listing;
import dev.slipway.target.Possessions;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Choice;
import dev.slipway.ui.control.Choices;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The account's clusters, and the services of the one that stands in a field. */
public final class ClusterOffers {

    private final Workspace workspace;
    private final Answer cluster;
    private final Choices clusters = new Choices(this::look);
    private final Choices services = new Choices(this::lookForServices);
    private final Latest<Listing<Possessions.Cluster>> lookingForClusters;
    private final Latest<Listing<Possessions.Service>> lookingForServices;

    public ClusterOffers(Workspace workspace, Answer cluster) {
        this.workspace = workspace;
        this.cluster = cluster;
        this.lookingForClusters = new Latest<>(workspace.background(), this::offerClusters);
        this.lookingForServices = new Latest<>(workspace.background(), ending -> offer(services, ending, Offer::of));
        workspace.world().addListener((_, _, _) -> {
            // what another account still answers is no news of this one
            lookingForClusters.drop();
            lookingForServices.drop();
            clusters.forget();
            services.forget();
        });
        cluster.text().addListener((_, _, _) -> clusterChanged());
    }

    public Choices clusters() {
        return clusters;
    }

    public Choices services() {
        return services;
    }

    /** Asks the account what it has; without an answer one can type all the same. */
    public void look() {
        if (workspace.world().get() != null) {
            clusters.reading();
            Inventory inventory = inventory();
            lookingForClusters.instead(_ -> inventory.clusters());
        }
    }

    private void offerClusters(Ending<Listing<Possessions.Cluster>> ending) {
        offer(clusters, ending, Offer::of);
        lookForServices();
    }

    /** Not for each letter of a name: only where there is such a cluster, or nobody knows. */
    private void clusterChanged() {
        services.forget();
        Choices.Read there = clusters.read().getValue();
        boolean isThere = there.all().stream().anyMatch(it -> it.value().equals(cluster.value()));
        if (isThere) {
            lookForServices();
        } else if (there.isDone() && there.problem().isEmpty()) {
            services.are(List.of(), Optional.empty(), true);
        }
    }

    private void lookForServices() {
        if (workspace.world().get() != null && cluster.isGood()) {
            services.reading();
            Inventory inventory = inventory();
            String name = cluster.value();
            lookingForServices.instead(_ -> inventory.services(name));
        }
    }

    private Inventory inventory() {
        return new Inventory(workspace.world().get().account(), workspace.background().together());
    }

    static <T> void offer(Choices choices, Ending<Listing<T>> ending, Function<T, Choice> choice) {
        switch (ending) {
            case Ending.Answer<Listing<T>>(Listing<T> listing) -> offer(choices, listing, choice);
            case Ending.Trouble<Listing<T>>(var problem) -> choices.are(List.of(), Optional.of(problem), true);
        }
    }

    static <T> void offer(Choices choices, Listing<T> listing, Function<T, Choice> choice) {
        choices.are(listing.items().stream().map(choice).toList(), listing.problem(), listing.isWhole());
    }
}
