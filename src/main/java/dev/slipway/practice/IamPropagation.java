package dev.slipway.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;

/**
 * What the other services know of IAM. IAM is global and kept in one place; what changes there reaches the others after
 * some seconds, on a calm account at once.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency">
 *     IAM: changes are not always immediately visible</a>
 * @see <a href="https://github.com/hashicorp/terraform-provider-aws/issues/6566">A role that could not be assumed for
 *     10 to 30 seconds</a>
 */
final class IamPropagation {

    private static final Duration LEAST = Duration.ofSeconds(8);
    private static final Duration MOST = Duration.ofSeconds(15);
    private static final int KEPT = 50;

    private final PracticeAccount account;
    private final IamState state;
    private final Deque<Known> history = new ArrayDeque<>();

    /** What there was from then on. */
    private record Change(Instant at, Duration delay) {

        boolean hasArrivedBy(Instant now) {
            return !at.plus(delay).isAfter(now);
        }
    }

    /** All of IAM at one time. */
    record Known(Change change, List<IamState.KeptRole> roles, Map<String, GetOpenIdConnectProviderResponse> providers) {

        boolean isLike(Known other) {
            return roles.equals(other.roles) && providers.equals(other.providers);
        }

        Optional<IamState.KeptRole> role(String arn) {
            return roles.stream().filter(kept -> kept.role().arn().equals(arn)).findFirst();
        }

        Optional<IamState.KeptRole> roleNamed(String name) {
            return roles.stream().filter(kept -> kept.role().roleName().equals(name)).findFirst();
        }
    }

    IamPropagation(PracticeAccount account, IamState state) {
        this.account = account;
        this.state = state;
    }

    /** Something in IAM may have changed just now. */
    void changed() {
        Instant now = account.agenda().now();
        Duration delay = account.conditions().between(LEAST, MOST, "IAM reaches the others", now);
        Known known = new Known(new Change(now, delay), copied(state.roles()), Map.copyOf(state.providers()));
        if (history.isEmpty() || !known.isLike(history.getLast())) {
            history.addLast(known);
        }
        if (history.size() > KEPT) {
            history.removeFirst();
        }
    }

    /** Whether the newest change is still on its way. */
    boolean isUnderWay() {
        return account.conditions().isReal() && !history.isEmpty()
                && !history.getLast().change().hasArrivedBy(account.agenda().now());
    }

    /** What the other services see now. */
    Known seen() {
        if (!account.conditions().isReal()) {
            return olderThan(Instant.MAX);
        }
        Instant now = account.agenda().now();
        for (Iterator<Known> newest = history.descendingIterator(); newest.hasNext();) {
            Known known = newest.next();
            if (known.change().hasArrivedBy(now)) {
                return known;
            }
        }
        return olderThan(now.minus(MOST));
    }

    private Known olderThan(Instant latest) {
        Map<String, GetOpenIdConnectProviderResponse> providers = new HashMap<>(state.providers());
        providers.values().removeIf(provider -> provider.createDate().isAfter(latest));
        return new Known(null, state.roles().stream().filter(kept -> !kept.role().createDate().isAfter(latest)).toList(),
                providers);
    }

    private static List<IamState.KeptRole> copied(Collection<IamState.KeptRole> roles) {
        return roles.stream().map(IamState.KeptRole::copied).toList();
    }
}
