package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Statement by statement: what of a wanted policy the existing ones already give. */
public record PolicyComparison(List<Row> rows) {

    public PolicyComparison {
        rows = List.copyOf(rows);
    }

    /** One wanted statement and how it stands. */
    public record Row(PolicyStatement wanted, State state) {}

    /** How a wanted statement stands. */
    public sealed interface State {

        /** All it gives is given already, by these statements. */
        record Given(List<Grant> by) implements State {
            public Given {
                by = List.copyOf(by);
            }
        }

        /** Nobody gives these actions, or not on all that is needed. */
        record Missing(List<String> actions) implements State {
            public Missing {
                actions = List.copyOf(actions);
            }
        }

        /** A Deny stands against it, which an added Allow does not outweigh. */
        record Denied(Grant by) implements State {}
    }

    public static PolicyComparison of(PolicyDocument wanted, List<PolicyDocument> existing) {
        return new PolicyComparison(wanted.statements().stream()
                .map(statement -> new Row(statement, state(statement, existing))).toList());
    }

    List<ObjectNode> missing() {
        return rows.stream().filter(row -> row.state() instanceof State.Missing)
                .map(row -> row.wanted().json()).toList();
    }

    /** By which statements of which policies it is given, each once. */
    String evidence() {
        return rows.stream().map(Row::state).filter(State.Given.class::isInstance)
                .flatMap(state -> ((State.Given) state).by().stream()).map(Grant::toString).distinct()
                .collect(Collectors.joining(", "));
    }

    private static State state(PolicyStatement wanted, List<PolicyDocument> existing) {
        Set<String> missing = new LinkedHashSet<>();
        Set<Grant> givers = new LinkedHashSet<>();
        for (AccessRequest request : requests(wanted)) {
            switch (Foresight.of(existing, request).sure()) {
                case Decision.Allowed(String policy, PolicyStatement by) -> givers.add(Grant.in(existing, policy, by));
                case Decision.Denied(String policy, PolicyStatement by) -> {
                    return new State.Denied(Grant.in(existing, policy, by));
                }
                case Decision.NotAllowed _ -> missing.add(request.action());
            }
        }
        return missing.isEmpty() ? new State.Given(List.copyOf(givers)) : new State.Missing(List.copyOf(missing));
    }

    private static List<AccessRequest> requests(PolicyStatement wanted) {
        return wanted.actions().patterns().stream().flatMap(action -> wanted.resources().orElseThrow().patterns()
                .stream().flatMap(resource -> Coverage.requests(action, resource, context(wanted)).stream())).toList();
    }

    /** A request as the wanted statement has it in mind. */
    private static Map<String, List<String>> context(PolicyStatement wanted) {
        Map<String, List<String>> context = new LinkedHashMap<>();
        wanted.conditions().forEach(condition -> context.put(condition.key(), condition.values()));
        return context;
    }

    /** The missing statements behind the existing ones; where a Sid is taken, the next number makes it unique. */
    static PolicyDocument added(PolicyDocument policy, List<ObjectNode> missing) {
        Set<String> taken = policy.statements().stream().map(PolicyStatement::sid).collect(Collectors.toSet());
        List<ObjectNode> statements = new ArrayList<>(policy.statements().stream().map(PolicyStatement::json).toList());
        for (ObjectNode statement : missing) {
            ObjectNode added = statement.deepCopy();
            String sid = statement.path("Sid").asText();
            String free = sid;
            for (int number = 2; taken.contains(free); number++) {
                free = sid + number;
            }
            added.put("Sid", free);
            taken.add(free);
            statements.add(added);
        }
        return policy.with(statements);
    }
}
