package dev.slipway.ui.identity;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Aws;
import dev.slipway.identity.Handshake;
import dev.slipway.identity.PolicyDocument;
import dev.slipway.identity.TrustFault;
import dev.slipway.identity.TrustReview;
import dev.slipway.identity.TrustTarget;
import dev.slipway.identity.WhoElse;
import dev.slipway.pipeline.JobStart;
import dev.slipway.ui.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * Who gets in by the role: the workflow's own jobs, what others could start in the repository, and who else.
 *
 * @param isThere      whether the role is there; before, it is as the plan would make it
 * @param choices      who could be let in, one for each end of a {@code sub}
 * @param rows         the workflow's jobs first
 * @param isNarrowable whether the policy lets in others in a way that may be meant
 */
record Guests(boolean isThere, List<JobStart> choices, List<Guest> rows, List<WhoElse> others, boolean isNarrowable) {

    Guests {
        choices = List.copyOf(choices);
        rows = List.copyOf(rows);
        others = List.copyOf(others);
    }

    /**
     * One start.
     *
     * @param isWelcome whether it is to get in
     * @param now       by the policy as it is
     * @param after     by the policy as the plan leaves it
     */
    record Guest(JobStart start, boolean isWelcome, Handshake.Row now, Handshake.Row after) {

        /** Whether it stands as it should. */
        boolean isRight() {
            return now.isLetIn() == isWelcome;
        }
    }

    /** Evaluates the trust policy, as AWS has it, against the tokens that will be sent. */
    static Guests of(World world, TrustWish wish) throws ProblemException {
        Entrances entrances = Entrances.of(world, wish.pipeline());
        TrustTarget target = TrustSetup.target(world.account(), entrances, wish);
        Optional<PolicyDocument> there = trust(world, wish.pipeline().trust().role());
        PolicyDocument now = there.orElseGet(target.wanted()::document);
        TrustReview review = TrustReview.of(now, target);
        String provider = target.wanted().providerArn();
        List<JobStart> starts = new ArrayList<>(entrances.starts());
        starts.addAll(entrances.others());
        List<Handshake.Row> before = new Handshake(now, provider).with(starts);
        List<Handshake.Row> after = new Handshake(review.mended(wish.narrow()), provider).with(starts);
        List<Guest> rows = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            rows.add(new Guest(starts.get(i), wish.welcomes(starts.get(i)), before.get(i), after.get(i)));
        }
        return new Guests(there.isPresent(), entrances.choices(), rows, review.others(), review.findings().stream()
                .anyMatch(finding -> finding.mend() == TrustFault.Mend.ON_REQUEST));
    }

    private static Optional<PolicyDocument> trust(World world, String role) throws ProblemException {
        Optional<String> text = Aws.call(() -> {
            try {
                return Optional.of(world.account().iam().getRole(r -> r.roleName(role)).role()
                        .assumeRolePolicyDocument());
            } catch (NoSuchEntityException e) {
                return Optional.<String>empty();
            }
        });
        return text.isEmpty() ? Optional.empty() : Optional.of(PolicyDocument.parse(role, text.get()));
    }
}
