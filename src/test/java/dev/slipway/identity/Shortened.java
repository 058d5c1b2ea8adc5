package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy with one thing less.
 *
 * @param without what was taken away
 * @param actions those that must be refused then, one of them first of all
 */
record Shortened(String without, List<String> actions, PolicyDocument policy) {

    /** Each action and each resource, taken away alone. */
    static List<Shortened> each(PolicyDocument policy) {
        List<Shortened> shortened = new ArrayList<>();
        for (PolicyStatement statement : policy.statements()) {
            for (String action : statement.actions().patterns()) {
                shortened.add(without(policy, statement, action, "Action", statement.actions().patterns(),
                        List.of(action)));
            }
            for (String resource : statement.resources().orElseThrow().patterns()) {
                shortened.add(without(policy, statement, resource, "Resource",
                        statement.resources().orElseThrow().patterns(), statement.actions().patterns()));
            }
        }
        return shortened;
    }

    private static Shortened without(PolicyDocument policy, PolicyStatement statement, String gone, String element,
                                     List<String> all, List<String> refused) {
        List<ObjectNode> statements = new ArrayList<>();
        for (PolicyStatement each : policy.statements()) {
            if (!each.equals(statement)) {
                statements.add(each.json());
                continue;
            }
            ObjectNode shorter = each.json().deepCopy();
            List<String> rest = all.stream().filter(it -> !it.equals(gone)).toList();
            // an empty list is no policy, so the last one makes room for a neighbour that nobody asks about
            PolicyJson.put(shorter, element, rest.isEmpty() ? List.of(neighbour(gone)) : rest);
            statements.add(shorter);
        }
        return new Shortened(statement.sid() + " without " + gone, refused, policy.with(statements));
    }

    private static String neighbour(String gone) {
        if (gone.equals("*")) {
            return "arn:aws:ecr:ap-northeast-1:123456789012:repository/my-app-api";
        }
        return gone.endsWith(":*") ? gone.replace(":*", "-2:*") : gone + "2";
    }

    @Override
    public String toString() {
        return without;
    }
}
