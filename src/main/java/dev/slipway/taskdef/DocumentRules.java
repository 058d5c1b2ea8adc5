package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Where.CONTAINER;
import static dev.slipway.taskdef.Where.SECRET;
import static dev.slipway.taskdef.Where.TASK;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** I: the document as a whole. */
final class DocumentRules {

    /** As AWS counts it: "Actual length: '66420'. Max allowed length is '65536' bytes." */
    static final int MOST_BYTES = 65_536;
    /** Something still stands for a value. */
    static final String PLACEHOLDER = "I13";
    /** Looks at the first letter before it tries each of them. */
    private static final Pattern PLACEHOLDERS = Pattern.compile("(?=[<${AYXR])"
            + "(?:<[A-Za-z0-9_ -]+>|\\$\\{[^}]*}|\\{\\{.*}}|ACCOUNT_ID|YOUR[_-]|X{12}|REPLACE_ME)");

    private DocumentRules() {}

    static List<Rule> all() {
        return List.of(
                error("I10", TASK, task -> bytes(task) > MOST_BYTES,
                        task -> task.here().saying(bytes(task), MOST_BYTES)),
                error("I11", CONTAINER, container -> container.has("repositoryCredentials")
                                && container.in("repositoryCredentials").has("credentialsParameter")
                                && !container.in("repositoryCredentials").isFilled("credentialsParameter"),
                        container -> container.at("repositoryCredentials").mendedByRemoving()),
                placeholder(TASK, "family", "executionRoleArn", "taskRoleArn", "cpu", "memory"),
                placeholder(CONTAINER, "image", "name"),
                placeholder(SECRET, "valueFrom"));
    }

    private static Rule placeholder(Where where, String... members) {
        return new Rule(PLACEHOLDER, Finding.Severity.WARNING, where, spot -> Stream.of(members)
                .filter(member -> isPlaceholder(spot.text(member))).map(spot::at));
    }

    /** Names are short; searching a huge text for something that never ends would take too long. */
    static boolean isPlaceholder(String text) {
        return text.length() < 1_000 && PLACEHOLDERS.matcher(text).find();
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
