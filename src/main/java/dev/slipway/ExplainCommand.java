package dev.slipway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.diagnosis.Diagnosis;
import dev.slipway.diagnosis.Evidence;
import dev.slipway.diagnosis.Evidence.Kind;
import dev.slipway.diagnosis.Finding;
import dev.slipway.diagnosis.Fix;
import dev.slipway.learn.Lesson;
import dev.slipway.learn.Lessons;
import dev.slipway.learn.Names;
import dev.slipway.ui.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * {@code slipway explain [--json] [--learn]}: why something failed, from a text on standard input. For machines JSON lines
 * {@code {"id", "kind", "message"}} in, one line out for each; kinds are those of {@link Kind}.
 */
final class ExplainCommand {

    static final int ANSWERED = 0;
    static final int UNREADABLE = 2;

    private static final int LONGEST_QUOTE = 400;

    private final Texts texts;
    private final boolean json;
    private final boolean learn;
    private final PrintStream out;
    private final ObjectMapper mapper = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(InputText.LONGEST).build()).build()).build();

    /** @param learn whether the cause's lesson is told, too */
    ExplainCommand(Texts texts, boolean json, boolean learn, PrintStream out) {
        this.texts = texts;
        this.json = json;
        this.learn = learn;
        this.out = out;
    }

    /** Answers as it reads. Returns 0 when all was answered, 2 when the input or a line of it could not be read. */
    int explain(InputStream in) {
        try {
            InputText input = new InputText(in);
            return json && input.beginsWithJsonLine() ? explainLines(input) : explainWhole(input);
        } catch (IOException e) {
            say(0, texts.get("explain.unreadable", String.valueOf(e.getMessage())));
            return UNREADABLE;
        }
    }

    private int explainWhole(InputText input) throws IOException {
        InputText.Piece piece = input.all();
        if (piece.text().isBlank()) {
            say(0, texts.get("explain.empty"));
            return UNREADABLE;
        }
        if (piece.isBinary()) {
            say(0, texts.get("explain.binary"));
            return UNREADABLE;
        }
        answer(NullNode.getInstance(), new Evidence(Kind.TEXT, piece.text()));
        if (piece.isCut()) {
            say(0, texts.get("explain.cut"));
        }
        return ANSWERED;
    }

    private int explainLines(InputText input) throws IOException {
        int status = ANSWERED;
        BoundedLines lines = input.lines();
        for (Optional<BoundedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().text().map(String::isBlank).orElse(false) && !explainLine(line.get())) {
                status = UNREADABLE;
            }
        }
        return status;
    }

    private boolean explainLine(BoundedLines.Line line) {
        if (line.text().isEmpty()) {
            say(line.number(), texts.get("explain.tooLong", InputText.LONGEST));
            return false;
        }
        try {
            JsonNode node = mapper.readTree(line.text().get());
            if (!node.path("message").isTextual()) {
                say(line.number(), texts.get("explain.noMessage"));
                return false;
            }
            answer(node.path("id").isMissingNode() ? NullNode.getInstance() : node.path("id"),
                    new Evidence(Kind.ofId(node.path("kind").asText("")), node.path("message").textValue()));
            return true;
        } catch (JsonProcessingException e) {
            say(line.number(), texts.get("explain.notJson", e.getOriginalMessage()));
            return false;
        }
    }

    private void answer(JsonNode id, Evidence evidence) {
        Diagnosis diagnosis = Diagnosis.of(evidence);
        if (!json) {
            new Explanation(texts, learn).lines(diagnosis).forEach(out::println);
            return;
        }
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("id", id);
        Finding first = diagnosis.first();
        line.put("cause", first.cause().id()).put("confidence", Math.round(first.confidence() * 100) / 100.0)
                .put("because", quoted(first.words()));
        diagnosis.others().forEach(finding -> line.withArray("also").add(finding.cause().id()));
        line.withArray("also");
        first.fixes().stream().map(Fix::key).forEach(key -> line.withArray("fixes").add(key));
        if (learn) {
            teach(Lessons.of(first.cause().id()), line);
        }
        out.println(AsciiJson.of(line));
    }

    private void teach(Lesson lesson, ObjectNode line) {
        line.put("why", texts.get(lesson.why())).put("console", texts.get(lesson.console()));
        lesson.commands().forEach(command -> line.withArray("commands").add(command.filled(Names.unknown())));
    }

    static String quoted(String words) {
        return words.length() <= LONGEST_QUOTE ? words : words.substring(0, LONGEST_QUOTE);
    }

    /** @param number of the line that it is about, from 1; 0 for the whole input */
    private void say(int number, String words) {
        if (!json) {
            out.println(words);
            return;
        }
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        if (number > 0) {
            line.put("line", number);
        }
        out.println(AsciiJson.of(line.put("error", words)));
    }
}
