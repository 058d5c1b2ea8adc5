package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

        /** All it gives is given already, by these policies. */
        record Given(List<String> by) implements State {
            public Given {
                by = List.copyOf(by);
            }
        }

        /** Nobody gives these actions. */
        record Missing(List<String> actions) implements State {
            public Missing {
                actions = List.copyOf(actions);
            }
        }

        /** A Deny stands against it, which an added Allow does not outweigh. */
        record Denied(String by) implements State {}
    }

    public static PolicyComparison of(PolicyDocument wanted, List<PolicyDocument> existing) {
        return new PolicyComparison(wanted.statements().stream()
                .map(statement -> new Row(statement, state(statement, existing))).toList());
    }

    List<ObjectNode> missing() {
        return rows.stream().filter(row -> row.state() instanceof State.Missing)
                .map(row -> row.wanted().json()).toList();
    }

    /** The names of the policies that give what is given, each once. */
    List<String> givers() {
        return rows.stream().map(Row::state).filter(State.Given.class::isInstance)
                .flatMap(state -> ((State.Given) state).by().stream()).distinct().toList();
    }

    private static State state(PolicyStatement wanted, List<PolicyDocument> existing) {
        List<String> missing = new ArrayList<>();
        List<String> givers = new ArrayList<>();
        for (String action : wanted.actions().patterns()) {
            for (String resource : wanted.resources().orElseThrow().patterns()) {
                switch (Evaluator.decide(existing, AccessRequest.of(action, resource, context(wanted)))) {
                    case Decision.Allowed allowed -> givers.add(allowed.policy());
                    case Decision.Denied denied -> {
                        return new State.Denied(denied.policy());
                    }
                    case Decision.NotAllowed _ -> missing.add(action);
                }
            }
        }
        return missing.isEmpty() ? new State.Given(givers.stream().distinct().toList()) : new State.Missing(missing);
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
