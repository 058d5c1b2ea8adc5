package dev.slipway.ui.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.ui.Texts.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;

/**
 * The settings as a JSON object in the state folder. What cannot be read counts as not chosen; what another version of
 * Slipway wrote there, and this one does not know, stays.
 */
public final class SettingsFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StateFolder state;

    public SettingsFile(StateFolder state) {
        this.state = state;
    }

    /** What was chosen; never fails. */
    public Settings read() {
        return settings(json());
    }

    /**
     * Keeps what was chosen.
     *
     * @throws ProblemException {@link PipelineProblem.Unwritable}; what was kept before is then still there
     */
    public synchronized void write(Settings chosen) throws ProblemException {
        ObjectNode json = json();
        Settings before = settings(json);
        if (chosen.theme() != before.theme()) {
            json.put("theme", chosen.theme().name());
        }
        if (!chosen.size().equals(before.size())) {
            json.put("text", chosen.size().percent());
        }
        if (chosen.motion() != before.motion()) {
            json.put("motion", chosen.motion().name());
        }
        if (!chosen.language().equals(before.language())) {
            chosen.language().ifPresent(language -> json.put("language", language.name()));
        }
        try {
            Files.createDirectories(state.path());
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unwritable(state.path().toString(), String.valueOf(e)), e);
        }
        new RepositoryFile(state.path(), state.settings().getFileName().toString()).write(json.toPrettyString());
    }

    private ObjectNode json() {
        try {
            return JSON.readTree(RepositoryFile.text(state.settings())) instanceof ObjectNode object ? object
                    : JSON.createObjectNode();
        } catch (ProblemException | JsonProcessingException e) {
            // none yet, or not ours: nobody loses more than what a menu gives back
            return JSON.createObjectNode();
        }
    }

    private static Settings settings(JsonNode json) {
        return new Settings(named(Theme.values(), json.path("theme")).orElse(Theme.SYSTEM),
                TextSize.nearest(json.path("text").asInt(TextSize.USUAL.percent())),
                named(Motion.values(), json.path("motion")).orElse(Motion.SYSTEM),
                named(Language.values(), json.path("language")));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, JsonNode name) {
        return Arrays.stream(all).filter(it -> it.name().equals(name.asText())).findFirst();
    }
}
