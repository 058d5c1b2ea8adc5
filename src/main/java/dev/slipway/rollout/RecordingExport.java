package dev.slipway.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.PipelineProblem;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A copy of a recording to hand out: every text of it redacted, and no way back into the account's logs. */
public final class RecordingExport {

    private final RecordingJson json = new RecordingJson();
    private final Redaction redaction;

    public RecordingExport(Redaction redaction) {
        this.redaction = redaction;
    }

    /**
     * Writes the copy, which {@link Replay#read} reads like the original.
     *
     * @throws ProblemException {@link RolloutProblem.NoRecording} or a {@link PipelineProblem}
     */
    public void write(Path recording, Path copy) throws ProblemException {
        Replay.read(recording);
        try (BufferedReader lines = Files.newBufferedReader(recording);
                BufferedWriter out = Files.newBufferedWriter(copy)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                line(line, out);
            }
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unwritable(copy.toString(), String.valueOf(e)), e);
        }
    }

    private void line(String line, BufferedWriter out) throws IOException {
        try {
            JsonNode node = json.mapper().readTree(line);
            if (node instanceof ObjectNode look) {
                look.remove(List.of("cursors", "continues"));
                out.write(json.line(redacted(look)));
                out.newLine();
            }
        } catch (JsonProcessingException e) {
            // a cut line says nothing that could be redacted
        }
    }

    private JsonNode redacted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> object.set(name, redacted(object.get(name))));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, redacted(array.get(i)));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(redaction.of(node.asText()));
        }
        return node;
    }
}
