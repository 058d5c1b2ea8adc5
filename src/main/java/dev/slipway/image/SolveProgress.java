package dev.slipway.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.image.BuildNews.Began;
import dev.slipway.image.BuildNews.Ended;
import dev.slipway.image.BuildNews.Moved;
import dev.slipway.image.BuildNews.Outcome;
import dev.slipway.image.BuildNews.Said;
import dev.slipway.pipeline.TerminalText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * BuildKit's {@code --progress=rawjson}: one JSON object a line with the vertexes (steps), statuses (parts) and logs
 * that changed. Other lines between them, such as warnings, are the builder's own words. A step's output comes in pieces
 * that know nothing of lines; a vertex is told again whenever something about it changes.
 *
 * @see <a href="https://github.com/moby/buildkit/blob/master/client/graph.go">SolveStatus</a>
 */
final class SolveProgress implements BuildReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consumer<BuildNews> news;
    private final Set<String> begun = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, OutputLines> output = new HashMap<>();

    SolveProgress(Consumer<BuildNews> news) {
        this.news = news;
    }

    @Override
    public void line(String line) {
        if (line.startsWith("{")) {
            try {
                status(JSON.readTree(line));
                return;
            } catch (JsonProcessingException e) {
                // a line of somebody else's that looks alike: shown as it is
            }
        }
        if (!line.isBlank()) {
            news.accept(new Said("", TerminalText.plain(line)));
        }
    }

    @Override
    public void end() {
        output.values().forEach(OutputLines::end);
    }

    private void status(JsonNode status) {
        status.path("vertexes").forEach(this::began);
        status.path("logs").forEach(this::said);
        status.path("statuses").forEach(this::moved);
        status.path("warnings").forEach(this::warned);
        // a step's last words may come along with its end
        status.path("vertexes").forEach(this::ended);
    }

    private void began(JsonNode vertex) {
        String step = vertex.path("digest").asText();
        boolean isAtWork = vertex.hasNonNull("started") || vertex.path("cached").asBoolean();
        if (isAtWork && begun.size() < MOST_STEPS && begun.add(step)) {
            news.accept(new Began(step, TerminalText.plain(vertex.path("name").asText())));
        }
        if (vertex.hasNonNull("started") && !vertex.hasNonNull("completed") && ended.remove(step)) {
            news.accept(new Began(step, TerminalText.plain(vertex.path("name").asText())));
        }
    }

    private void ended(JsonNode vertex) {
        String step = vertex.path("digest").asText();
        String error = vertex.path("error").asText("");
        boolean isOver = vertex.hasNonNull("completed") || vertex.path("cached").asBoolean() || !error.isEmpty();
        if (!isOver || !begun.contains(step) || !ended.add(step)) {
            return;
        }
        OutputLines rest = output.remove(step);
        if (rest != null) {
            rest.end();
        }
        Outcome outcome = !error.isEmpty() ? error.endsWith("context canceled") ? Outcome.STOPPED : Outcome.FAILED
                : vertex.path("cached").asBoolean() ? Outcome.CACHED : Outcome.DONE;
        Optional<Duration> took = outcome == Outcome.CACHED ? Optional.empty()
                : between(vertex.path("started").asText(), vertex.path("completed").asText());
        news.accept(new Ended(step, outcome, took, outcome == Outcome.FAILED ? error : ""));
    }

    private void said(JsonNode log) {
        String step = log.path("vertex").asText();
        decoded(log.path("data")).ifPresent(data -> output.computeIfAbsent(step,
                _ -> new OutputLines(line -> news.accept(new Said(step, line)))).add(data));
    }

    private void moved(JsonNode status) {
        long total = status.path("total").asLong();
        if (status.path("current").asLong() > 0) {
            news.accept(new Moved(status.path("vertex").asText(), status.path("id").asText(),
                    status.path("current").asLong(), total <= 0 ? -1 : total));
        }
    }

    private void warned(JsonNode warning) {
        decoded(warning.path("short")).ifPresent(text -> news.accept(
                new Said(warning.path("vertex").asText(), "WARNING: " + TerminalText.plain(text.strip()))));
    }

    /** Pieces are cut at bytes, so that a character on the cut is lost; BuildKit's own display does the same. */
    private static Optional<String> decoded(JsonNode data) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(data.asText()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> between(String from, String to) {
        try {
            Duration took = Duration.between(Instant.parse(from), Instant.parse(to));
            return took.isNegative() ? Optional.empty() : Optional.of(took);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
