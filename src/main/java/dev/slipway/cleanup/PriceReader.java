package dev.slipway.cleanup;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.change.ProblemException;
import dev.slipway.cleanup.Prices.Figure;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a price table strictly: a figure that is misspelt would otherwise be missed by nobody. */
final class PriceReader {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    /** Nothing that is counted here costs more in an hour, a month, or for a GB. */
    private static final double MOST_DOLLARS = 1000;
    private static final int MOST_REGIONS = 100;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_QUOTE = 40;
    private static final String FROM_MEMORY = "fromMemory";
    private static final List<String> TOP = List.of("read", "note", "regions");

    private final String file;

    private PriceReader(String file) {
        this.file = file;
    }

    /**
     * @param file to be named in problems
     * @throws ProblemException a {@link CleanupProblem} for the first thing that is not as it has to be
     */
    static PriceTable read(String file, String text) throws ProblemException {
        try {
            return new PriceReader(file).table(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            throw new ProblemException(new CleanupProblem.PricesNotJson(file, Math.max(1, at.getLineNr()),
                    Math.max(1, at.getColumnNr()), e.getOriginalMessage().lines().findFirst().orElse("")), e);
        }
    }

    private PriceTable table(JsonNode json) throws ProblemException {
        isObject("/", json);
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!TOP.contains(field.getKey())) {
                throw unknown("/" + field.getKey(), TOP);
            }
        }
        String note = json.path("note").asText("");
        if (note.length() > LONGEST_NOTE || json.has("note") && !json.get("note").isTextual()) {
            throw entry("/note", json.get("note"), "\"…\"");
        }
        JsonNode regions = present("/regions", json.path("regions"));
        isObject("/regions", regions);
        if (regions.isEmpty() || regions.size() > MOST_REGIONS) {
            throw entry("/regions", regions, "{\"us-east-1\": {…}}");
        }
        YearMonth read = date(present("/read", json.path("read")));
        Map<String, Prices> prices = new TreeMap<>();
        for (Map.Entry<String, JsonNode> region : regions.properties()) {
            prices.put(region.getKey(), prices(region.getKey(), read, region.getValue()));
        }
        return new PriceTable(read, note, prices);
    }

    private YearMonth date(JsonNode read) throws ProblemException {
        try {
            return YearMonth.parse(read.asText());
        } catch (DateTimeException e) {
            throw entry("/read", read, "\"2026-11\"");
        }
    }

    private Prices prices(String region, YearMonth read, JsonNode json) throws ProblemException {
        String place = "/regions/" + shortened(region);
        if (!region.matches("[a-z]{2,6}(-[a-z]{2,20}){1,3}-\\d{1,2}")) {
            throw entry(place, json, "ap-northeast-1");
        }
        isObject(place, json);
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!field.getKey().equals(FROM_MEMORY) && Figure.of(field.getKey()).isEmpty()) {
                List<String> known = new ArrayList<>(Figure.keys());
                known.add(FROM_MEMORY);
                throw unknown(place + "/" + shortened(field.getKey()), known);
            }
        }
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            figures.put(figure, figure(place + "/" + figure.key(), figure, json.path(figure.key())));
        }
        return new Prices(region, read, figures, fromMemory(place + "/" + FROM_MEMORY, json.path(FROM_MEMORY)));
    }

    private double figure(String place, Figure figure, JsonNode json) throws ProblemException {
        present(place, json);
        double most = figure == Figure.ARM_FACTOR ? 1 : MOST_DOLLARS;
        // a text such as "0,05" is no number, and neither is 1e999
        double value = json.isNumber() ? json.asDouble() : -1;
        if (!Double.isFinite(value) || value < 0 || value > most) {
            throw new ProblemException(new CleanupProblem.BadFigure(file, place, shortened(json.toString()), most));
        }
        return value;
    }

    private Set<Figure> fromMemory(String place, JsonNode json) throws ProblemException {
        Set<Figure> figures = EnumSet.noneOf(Figure.class);
        if (!json.isMissingNode() && !json.isArray()) {
            throw entry(place, json, "[\"logsGb\"]");
        }
        for (JsonNode key : json) {
            figures.add(Figure.of(key.asText()).orElseThrow(() -> unknown(place + "/" + shortened(key.asText()),
                    Figure.keys())));
        }
        return figures;
    }

    private JsonNode present(String place, JsonNode json) throws ProblemException {
        if (json.isMissingNode()) {
            throw new ProblemException(new CleanupProblem.MissingFigure(file, place));
        }
        return json;
    }

    private void isObject(String place, JsonNode json) throws ProblemException {
        if (!json.isObject()) {
            throw entry(place, json, "{…}");
        }
    }

    private ProblemException entry(String place, JsonNode found, String example) {
        return new ProblemException(new CleanupProblem.BadEntry(file, place, shortened(found.toString()), example));
    }

    private ProblemException unknown(String place, List<String> known) {
        return new ProblemException(new CleanupProblem.UnknownFigure(file, place, String.join(", ", known)));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
