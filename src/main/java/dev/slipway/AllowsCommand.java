package dev.slipway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.identity.AccessQuestion;
import dev.slipway.identity.Decision;
import dev.slipway.identity.IdentityProblem;
import dev.slipway.identity.PolicyStatement;
import dev.slipway.ui.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code slipway allows [--json]}: for each line of JSON on standard input, whether its policies allow its request. A
 * line that is no question, or whose policies are none, is answered with what is wrong and where; the others are
 * answered all the same.
 */
final class AllowsCommand {

    static final int ANSWERED = 0;
    static final int NOT_ALL_ANSWERED = 2;

    /** The ten policies a role may have, each written with escapes and blanks, take far less. */
    private static final int LONGEST_LINE = 8 << 20;

    private final Texts texts;
    private final boolean json;

    AllowsCommand(Texts texts, boolean json) {
        this.texts = texts;
        this.json = json;
    }

    /** Answers while reading, and returns 0 when every line had an answer, else 2. Blank lines are passed over. */
    int answer(InputStream questions, Consumer<String> out) throws IOException {
        int status = ANSWERED;
        BoundedLines lines = new BoundedLines(questions, LONGEST_LINE);
        for (Optional<BoundedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().text().map(String::isBlank).orElse(false)) {
                status = Math.max(status, answer(line.get(), out));
            }
        }
        return status;
    }

    private int answer(BoundedLines.Line line, Consumer<String> out) {
        JsonNode id = MissingNode.getInstance();
        try {
            ObjectNode question = AccessQuestion.json(line.text()
                    .orElseThrow(() -> new ProblemException(new IdentityProblem.LineTooLong(LONGEST_LINE))));
            id = question.path("id");
            AccessQuestion asked = AccessQuestion.of(question);
            out.accept(json ? asJson(id, asked) : onOneLine(asWords(label(id, line), asked)));
            return ANSWERED;
        } catch (ProblemException e) {
            out.accept(json ? asJson(id, line, e.problem()) : onOneLine(
                    label(id, line) + ": " + texts.title(e.problem()) + ". " + texts.advice(e.problem())));
            return NOT_ALL_ANSWERED;
        }
    }

    /** A name in a policy may hold whatever JSON can, and is not to move the terminal's cursor. */
    private static String onOneLine(String words) {
        return words.replaceAll("\\p{Cc}", " ");
    }

    private static ObjectNode answer(JsonNode id) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return id.isMissingNode() ? answer : answer.set("id", id);
    }

    private static String asJson(JsonNode id, AccessQuestion asked) {
        ObjectNode answer = answer(id);
        switch (asked.answer()) {
            case Decision.Allowed it -> putStatement(answer.put("verdict", "allowed"), it.by(),
                    asked.place(it.by(), it.policy()));
            case Decision.Denied it -> putStatement(answer.put("verdict", "explicitly-denied"), it.by(),
                    asked.place(it.by(), it.policy()));
            case Decision.NotAllowed _ -> answer.put("verdict", "implicitly-denied");
        }
        return AsciiJson.of(answer);
    }

    private static void putStatement(ObjectNode answer, PolicyStatement by, int place) {
        if (by.sid().isEmpty()) {
            answer.put("statement", place);
        } else {
            answer.put("statement", by.sid());
        }
    }

    private String asWords(String label, AccessQuestion asked) {
        return switch (asked.answer()) {
            case Decision.Allowed it -> texts.get("allows.allowed", label, name(asked, it.by(), it.policy()));
            case Decision.Denied it -> texts.get("allows.denied", label, name(asked, it.by(), it.policy()));
            case Decision.NotAllowed _ -> texts.get("allows.notAllowed", label);
        };
    }

    private static String name(AccessQuestion asked, PolicyStatement by, String policy) {
        return policy + " " + (by.sid().isEmpty() ? "Statement[" + asked.place(by, policy) + "]" : by.sid());
    }

    private String asJson(JsonNode id, BoundedLines.Line line, Problem problem) {
        ObjectNode answer = answer(id);
        ObjectNode error = answer.putObject("error").put("problem", problem.getClass().getSimpleName())
                .put("line", line.number());
        switch (problem) {
            case IdentityProblem.LineNotJson it -> error.put("column", it.column());
            case IdentityProblem.KeyTwice it -> error.put("column", it.column());
            case IdentityProblem.NotAQuestion it -> error.put("place", it.place());
            case IdentityProblem.NotAPolicy it ->
                    error.put("place", it.policy() + (it.place().isEmpty() ? "" : "." + it.place()));
            case IdentityProblem.NotJson it -> error.put("place", it.policy() + ":" + it.line() + ":" + it.column());
            default -> error.put("place", "");
        }
        error.put("message", texts.title(problem) + ". " + texts.advice(problem));
        return AsciiJson.of(answer);
    }

    /** The line's id; one without is called by its number. */
    private String label(JsonNode id, BoundedLines.Line line) {
        return id.isMissingNode() || id.isNull() ? texts.get("allows.line", String.valueOf(line.number()))
                : id.isTextual() ? id.textValue() : id.toString();
    }
}
