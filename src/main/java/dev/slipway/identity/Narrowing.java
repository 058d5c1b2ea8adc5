package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.identity.PolicyStatement.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody has picked to be narrowed; nothing, unless picked.
 *
 * @param statements of the role's own policies
 * @param detached   managed policies to be taken off the role, by ARN
 */
public record Narrowing(Set<Grant> statements, Set<String> detached) {

    public Narrowing {
        statements = Set.copyOf(statements);
        detached = Set.copyOf(detached);
    }

    public static Narrowing none() {
        return new Narrowing(Set.of(), Set.of());
    }

    /** The policy with the picked statements narrowed; empty when none is left. */
    Optional<PolicyDocument> of(PolicyDocument policy, PolicyDocument wanted) {
        List<PolicyStatement> all = policy.statements();
        List<ObjectNode> rest = all.stream().flatMap(statement -> isPicked(policy, statement)
                ? rest(statement, wanted).stream() : Optional.of(statement.json()).stream()).toList();
        boolean isSame = rest.equals(all.stream().map(PolicyStatement::json).toList());
        return rest.isEmpty() ? Optional.empty() : Optional.of(isSame ? policy : policy.with(rest));
    }

    private boolean isPicked(PolicyDocument policy, PolicyStatement statement) {
        return statement.allows() && statements.contains(Grant.of(policy, statement));
    }

    /** Whether picking it would change the statement. */
    static boolean canNarrow(PolicyStatement statement, PolicyDocument wanted) {
        return !rest(statement, wanted).equals(Optional.of(statement.json()));
    }

    /**
     * The statement without what the pipeline needs, which it gets by statements of its own, and without what is
     * dangerous: all other rights stay. Empty when there are none.
     */
    static Optional<ObjectNode> rest(PolicyStatement statement, PolicyDocument wanted) {
        if (statement.actions().except() || statement.resources().filter(Names::except).isPresent()) {
            return Optional.empty();
        }
        List<String> dangerous = Excess.dangerous(statement);
        List<String> all = statement.actions().patterns();
        List<String> others = all.stream().filter(pattern -> !dangerous.contains(pattern) && Excess.needed(wanted)
                .noneMatch(action -> Glob.of(pattern).matchesIgnoringCase(action))).toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode rest = statement.json().deepCopy();
        if (!others.equals(all)) {
            PolicyJson.put(rest, "Action", others);
        }
        return Optional.of(rest);
    }
}
