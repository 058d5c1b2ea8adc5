package dev.slipway.practice;

import dev.slipway.pipeline.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The runner that one job has for itself: its files, variables, images, credentials and log. */
final class ActionsMachine {

    private static final int MOST_LINES = 5_000;

    private final Platform platform;
    private final Collection<String> secrets;
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, PracticeImage> images = new HashMap<>();
    private final Set<String> registries = new HashSet<>();
    private final List<String> log = new ArrayList<>();
    private Optional<ActionsSession> session = Optional.empty();
    private Instant now;

    /** @param secrets values that the log hides */
    ActionsMachine(Platform platform, Collection<String> secrets, Instant now) {
        this.platform = platform;
        this.secrets = secrets;
        this.now = now;
    }

    Platform platform() {
        return platform;
    }

    /** Texts by their paths from the workspace's top. */
    Map<String, String> files() {
        return files;
    }

    /** What earlier steps left for later ones in {@code GITHUB_ENV}. */
    Map<String, String> variables() {
        return variables;
    }

    Map<String, PracticeImage> images() {
        return images;
    }

    Set<String> registries() {
        return registries;
    }

    Optional<ActionsSession> session() {
        return session;
    }

    void begin(ActionsSession session) {
        this.session = Optional.of(session);
    }

    void checkOut(PracticeCommit commit) {
        commit.tree().forEach((file, bytes) -> files.put(file, new String(bytes, StandardCharsets.UTF_8)));
    }

    void at(Instant now) {
        this.now = now;
    }

    void say(String text) {
        for (String line : text.split("\n", -1)) {
            String hidden = line;
            for (String secret : secrets) {
                hidden = secret.isEmpty() ? hidden : hidden.replace(secret, "***");
            }
            if (log.size() < MOST_LINES) {
                log.add(now.toString().replaceFirst("(?:\\.\\d+)?Z$", ".0000000Z") + " " + hidden);
            }
        }
    }

    /** Says what failed, as an action does, and fails the step. */
    boolean fail(String message) {
        say("##[error]" + message);
        return false;
    }

    String log() {
        return String.join("\n", log) + "\n";
    }
}
