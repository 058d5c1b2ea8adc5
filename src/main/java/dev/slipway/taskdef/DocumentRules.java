package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Where.TASK;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** I: the document as a whole. */
final class DocumentRules {

    /** As AWS counts it: "Actual length: '66420'. Max allowed length is '65536' bytes." */
    static final int MOST_BYTES = 65_536;

    private DocumentRules() {}

    static List<Rule> all() {
        return List.of(
                error("I10", TASK, task -> bytes(task) > MOST_BYTES,
                        task -> task.here().saying(bytes(task), MOST_BYTES)),
                new Rule(Placeholders.RULE, Finding.Severity.WARNING, TASK, Placeholders::in));
    }

    private static int bytes(Spot task) {
        int most = bytes(task.task().root());
        return most <= MOST_BYTES ? most
                : bytes(Stripping.of(new TaskDefinition(task.task().root())).clean().root());
    }

    private static int bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
