package dev.slipway.identity;

import dev.slipway.change.Note;
import dev.slipway.identity.PolicyStatement.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A statement that gives more than the pipeline needs.
 *
 * @param opening  the worst of what it opens
 * @param patterns the actions or resources by which it does
 * @param canBeNarrowed whether anything of it can go without taking other rights
 * @param managed the ARN of the managed policy that it stands in; empty for the role's own
 */
public record Excess(Grant grant, Opening opening, List<String> patterns, boolean canBeNarrowed,
                     Optional<String> managed) {

    private static final String ANY = "*";
    private static final String PASS = "iam:PassRole";
    /** With any of these an identity can raise its own rights. */
    private static final Set<String> RAISING = Set.of("iam:PutRolePolicy", "iam:AttachRolePolicy",
            "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:UpdateAssumeRolePolicy",
            "iam:DeleteRolePermissionsBoundary", "iam:CreateAccessKey", "iam:CreateLoginProfile",
            "iam:UpdateLoginProfile", "iam:AddUserToGroup", "iam:PutUserPolicy", "iam:AttachUserPolicy",
            "iam:PutGroupPolicy", "iam:AttachGroupPolicy");
    private static final List<String> BECOMING = List.of("sts:AssumeRole");
    private static final List<String> OF_ECS = List.of("ecs:DeleteService", "ecs:RunTask", "ecs:ExecuteCommand",
            "ecs:DeleteCluster");
    private static final List<String> OF_ECR = List.of("ecr:DeleteRepository", "ecr:BatchDeleteImage",
            "ecr:SetRepositoryPolicy");

    public Excess {
        patterns = List.copyOf(patterns);
    }

    /** Empty for a Deny, for what is needed, and for single foreign rights, which are none of our business. */
    static Optional<Excess> of(PolicyDocument policy, PolicyStatement statement, PolicyDocument wanted) {
        if (!statement.allows() || statement.resources().isEmpty()) {
            return Optional.empty();
        }
        Grant grant = Grant.of(policy, statement);
        return openings(statement, wanted).stream().min(Map.Entry.comparingByKey())
                .map(worst -> new Excess(grant, worst.getKey(), worst.getValue(),
                        Narrowing.canNarrow(statement, wanted), Optional.empty()));
    }

    Excess in(ExistingRole.Managed policy) {
        return new Excess(grant, opening, patterns, canBeNarrowed, Optional.of(policy.arn()));
    }

    /** Its sentence, marked when it is dangerous. */
    public Note note() {
        String shown = String.join(", ", patterns);
        return opening.isDangerous() ? Note.warning(opening.key(), grant.policy(), grant.place(), shown)
                : Note.info(opening.key(), grant.policy(), grant.place(), shown);
    }

    private static List<Map.Entry<Opening, List<String>>> openings(PolicyStatement statement, PolicyDocument wanted) {
        Names actions = statement.actions();
        Names resources = statement.resources().orElseThrow();
        List<Map.Entry<Opening, List<String>>> openings = new ArrayList<>();
        if (actions.except() || resources.except()) {
            openings.add(Map.entry(Opening.ALL_BUT, actions.except() ? actions.patterns() : resources.patterns()));
            return openings;
        }
        if (actions.patterns().stream().anyMatch(Excess::isEveryAction) && resources.patterns().contains(ANY)) {
            openings.add(Map.entry(Opening.EVERYTHING, List.of(ANY)));
        }
        add(openings, Opening.OWN_RIGHTS, by(actions, RAISING));
        openRoles(statement, wanted).ifPresent(openings::add);
        if (reachesUnnamed(resources)) {
            add(openings, Opening.BECOME_ANY_ROLE, by(actions, BECOMING));
            add(openings, Opening.ALL_OF_ECS, wide(by(actions, OF_ECS)));
            add(openings, Opening.ALL_OF_ECR, wide(by(actions, OF_ECR)));
        }
        add(openings, Opening.WHOLE_SERVICE, actions.patterns().stream().filter(it -> it.endsWith(":*")).toList());
        needless(statement, wanted).ifPresent(openings::add);
        return openings;
    }

    private static void add(List<Map.Entry<Opening, List<String>>> openings, Opening opening, List<String> patterns) {
        if (!patterns.isEmpty()) {
            openings.add(Map.entry(opening, patterns));
        }
    }

    private static Optional<Map.Entry<Opening, List<String>>> openRoles(PolicyStatement statement,
                                                                        PolicyDocument wanted) {
        Names resources = statement.resources().orElseThrow();
        if (by(statement.actions(), Set.of(PASS)).isEmpty()) {
            return Optional.empty();
        }
        if (reachesUnnamed(resources)) {
            return Optional.of(Map.entry(Opening.PASS_ANY_ROLE, resources.patterns()));
        }
        List<String> others = beyond(resources, wanted, PASS);
        if (!others.isEmpty()) {
            return Optional.of(Map.entry(Opening.PASS_OTHER_ROLES, others));
        }
        boolean asks = statement.conditions().stream().anyMatch(it -> it.key().equalsIgnoreCase("iam:PassedToService"));
        return asks ? Optional.empty() : Optional.of(Map.entry(Opening.PASS_TO_ANY_SERVICE, resources.patterns()));
    }

    /** Actions that the pipeline needs, given on more than it needs them on; those without resources have just one. */
    private static Optional<Map.Entry<Opening, List<String>>> needless(PolicyStatement statement,
                                                                       PolicyDocument wanted) {
        Names resources = statement.resources().orElseThrow();
        TreeSet<String> actions = new TreeSet<>();
        TreeSet<String> others = new TreeSet<>();
        needed(wanted).filter(action -> !action.equals(PASS) && Evaluator.meansAction(statement.actions(), action))
                .forEach(action -> {
                    List<String> beyond = beyond(resources, wanted, action);
                    others.addAll(beyond);
                    if (!beyond.isEmpty()) {
                        actions.add(action);
                    }
                });
        if (actions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(others.contains(ANY) ? Map.entry(Opening.ANY_RESOURCE, List.copyOf(actions))
                : Map.entry(Opening.OTHER_RESOURCES, List.copyOf(others)));
    }

    /** The patterns among the resources that reach further than what the action is needed on. */
    private static List<String> beyond(Names resources, PolicyDocument wanted, String action) {
        return resources.patterns().stream().filter(pattern -> Coverage.requests(action, pattern, Map.of()).stream()
                .anyMatch(request -> wanted.statements().stream().noneMatch(statement ->
                        Evaluator.meansAction(statement.actions(), action) && meansResource(statement, request))))
                .toList();
    }

    private static boolean meansResource(PolicyStatement statement, AccessRequest request) {
        PolicyStatement unconditional = new PolicyStatement(statement.sid(), true, Optional.empty(),
                statement.actions(), statement.resources(), List.of(), statement.json());
        return Evaluator.speaksOf(unconditional, request);
    }

    static Stream<String> needed(PolicyDocument wanted) {
        return wanted.statements().stream().flatMap(statement -> statement.actions().patterns().stream());
    }

    /** The patterns among a statement's actions by which an identity could raise its rights. */
    static List<String> dangerous(PolicyStatement statement) {
        List<String> raising = by(statement.actions(), RAISING);
        return reachesUnnamed(statement.resources().orElseThrow())
                ? Stream.concat(raising.stream(), by(statement.actions(), BECOMING).stream()).toList() : raising;
    }

    private static boolean isWide(String pattern) {
        return pattern.contains(ANY) || pattern.contains("?");
    }

    private static List<String> wide(List<String> patterns) {
        return patterns.stream().filter(Excess::isWide).toList();
    }

    /** The patterns that mean one of these actions. */
    private static List<String> by(Names actions, Iterable<String> named) {
        TreeSet<String> patterns = new TreeSet<>();
        named.forEach(action -> actions.patterns().stream()
                .filter(pattern -> Glob.of(pattern).matchesIgnoringCase(action)).forEach(patterns::add));
        return List.copyOf(patterns);
    }

    private static boolean isEveryAction(String pattern) {
        return pattern.equals(ANY) || pattern.equals("*:*");
    }

    /** Whether it means roles that nobody has thought of. */
    private static boolean reachesUnnamed(Names resources) {
        return resources.patterns().stream().map(pattern -> pattern.substring(pattern.lastIndexOf('/') + 1))
                .anyMatch(Excess::isWide);
    }
}
