package dev.slipway.pipeline;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where Slipway keeps its own files: {@code SLIPWAY_HOME} if set, else where the system expects state
 * (XDG_STATE_HOME, Library/Application Support, LOCALAPPDATA).
 */
public record StateFolder(Path path) {

    public static StateFolder of(Map<String, String> environment, String userHome, String osName) {
        String own = environment.getOrDefault("SLIPWAY_HOME", "");
        if (!own.isBlank()) {
            return new StateFolder(Path.of(own.strip()).toAbsolutePath());
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return new StateFolder(Path.of(userHome, "Library", "Application Support", "Slipway"));
        }
        if (os.contains("win")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return new StateFolder(local.isBlank() ? Path.of(userHome, "AppData", "Local", "Slipway")
                    : Path.of(local, "Slipway"));
        }
        String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
        // the XDG specification: a relative path is to be ignored
        boolean usable = !xdg.isBlank() && Path.of(xdg).isAbsolute();
        return new StateFolder(usable ? Path.of(xdg, "slipway") : Path.of(userHome, ".local", "state", "slipway"));
    }

    /** The ledger of one account, region and pipeline. */
    public Path ledger(String account, String region, RepositoryName repository) {
        return path.resolve("ledgers").resolve(account + "_" + region + "_" + repository.fileName() + ".jsonl");
    }

    /** What was chosen for each pipeline. */
    public Path pipelines() {
        return path.resolve("pipelines");
    }

    /** Which pipelines were worked on lately, and how they stood. */
    public Path recent() {
        return path.resolve("recent");
    }

    /** There once the first-run tour was seen. */
    public Path tourSeen() {
        return path.resolve("tour-seen");
    }

    /** How the window is to look. */
    public Path settings() {
        return path.resolve("settings.json");
    }

    /** Everything of the practice account; a second Slipway running beside the first has the next place. */
    public Path practice(int place) {
        return path.resolve("practice").resolve(Integer.toString(place));
    }

    /** What stood in files before they were written over. */
    public Path previous() {
        return path.resolve("previous");
    }

    /** Unsaved work on files. */
    public Path drafts() {
        return path.resolve("drafts");
    }

    /** What watches of rollouts have seen. */
    public Path recordings() {
        return path.resolve("recordings");
    }

    /** What secrets were last set to, as salted hashes. */
    public Path secretMemory() {
        return path.resolve("secrets.json");
    }
}
