package dev.slipway.identity;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.identity.PolicyStatement.Principal;
import dev.slipway.pipeline.Seen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks whether the policy of an ECR repository forbids what the execution role's own policies allow. In its own
 * account a repository need not allow anything.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html">Repository policies</a>
 */
public record RepositoryPolicies(RoleSight sight) implements Together.Read<Seen> {

    @Override
    public Seen get() throws ProblemException {
        Map<String, List<AccessRequest>> byRepository = new LinkedHashMap<>();
        for (AccessRequest request : RoleNeed.PULL.requests(sight.account(), sight.workload())) {
            if (request.resource().startsWith("arn:")) {
                byRepository.computeIfAbsent(request.resource(), _ -> new ArrayList<>()).add(request);
            }
        }
        if (byRepository.isEmpty()) {
            return Seen.fine("look.rights.notNeeded.PULL");
        }
        Optional<ExistingRole> role = sight.role();
        if (role.isEmpty()) {
            return Seen.untold("look.rights.noRole");
        }
        List<Seen> all = new ArrayList<>();
        for (Map.Entry<String, List<AccessRequest>> each : byRepository.entrySet()) {
            all.add(seen(each.getKey(), each.getValue(), Principal.called(role.get().role().arn())));
        }
        return Seen.worst(all);
    }

    private Seen seen(String arn, List<AccessRequest> requests, Principal role) throws ProblemException {
        String repository = arn.substring(arn.indexOf(":repository/") + ":repository/".length());
        boolean isOurs = arn.equals(sight.account().arn("ecr", "repository/" + repository));
        if (!isOurs) {
            return Seen.untold("look.repositoryPolicy.elsewhere", repository);
        }
        Optional<PolicyDocument> policy = policy(repository);
        return policy.isEmpty() ? Seen.fine("look.repositoryPolicy.none", repository)
                : seen(repository, policy.get(), requests, role);
    }

    private Optional<PolicyDocument> policy(String repository) throws ProblemException {
        try {
            String text = Aws.call(() -> sight.account().ecr().getRepositoryPolicy(r -> r.repositoryName(repository)))
                    .policyText();
            return Optional.of(PolicyDocument.parse(repository, text));
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.Refused refused
                    && refused.code().equals("RepositoryPolicyNotFoundException")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static Seen seen(String repository, PolicyDocument policy, List<AccessRequest> requests, Principal role) {
        List<AccessRequest> asked = requests.stream().map(request -> new AccessRequest(Optional.of(role),
                request.action(), request.resource(), request.context())).toList();
        Optional<AccessRequest> denied = asked.stream().filter(request ->
                Evaluator.decide(List.of(policy), request) instanceof Decision.Denied).findFirst();
        if (denied.isPresent()) {
            return Seen.fault("look.repositoryPolicy.denies", repository, denied.get().action(), role.id());
        }
        boolean depends = policy.statements().stream().filter(statement -> !statement.allows())
                .anyMatch(statement -> asked.stream().map(request -> Evaluator.mismatch(statement, request))
                        .anyMatch(it -> it.filter(Evaluator.Mismatch.Unmet.class::isInstance).isPresent()));
        return depends ? Seen.untold("look.repositoryPolicy.condition", repository)
                : Seen.fine("look.repositoryPolicy.allows", repository, role.id());
    }
}
