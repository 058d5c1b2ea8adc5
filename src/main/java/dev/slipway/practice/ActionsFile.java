package dev.slipway.practice;

import dev.slipway.pipeline.FilterPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A pushed workflow file as the practice GitHub reads it: plain maps, lists and texts. */
record ActionsFile(String path, Map<String, Object> root) {

    private static final int LARGEST = 1 << 18;
    private static final int MOST_BRACKETS = 1_000;

    /** Empty when GitHub could not read it either: no YAML, or no jobs. */
    static Optional<ActionsFile> read(String path, String text) {
        long brackets = text.chars().filter(c -> c == '[' || c == '{').count();
        if (text.length() > LARGEST || brackets > MOST_BRACKETS) {
            return Optional.empty();
        }
        try {
            Object root = new Load(LoadSettings.builder().setLabel(path).build()).loadFromString(text);
            ActionsFile file = new ActionsFile(path, map(root));
            return file.jobs().isEmpty() ? Optional.empty() : Optional.of(file);
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }

    /** What GitHub makes of a file it cannot read: a run without jobs, which has failed. */
    static ActionsFile unreadable(String path) {
        return new ActionsFile(path, Map.of());
    }

    boolean isUnreadable() {
        return root.isEmpty();
    }

    String name() {
        String name = text(root.get("name"));
        return name.isEmpty() ? path : name;
    }

    Map<String, Map<String, Object>> jobs() {
        Map<String, Map<String, Object>> jobs = new LinkedHashMap<>();
        map(root.get("jobs")).forEach((name, value) -> jobs.put(name, map(value)));
        return jobs;
    }

    /** Whether a push of these files to the branch starts it. */
    boolean startsOnPush(String branch, List<String> changed) {
        Object on = root.get("on");
        if (!list(on).contains("push") && !map(on).containsKey("push")) {
            return false;
        }
        Map<String, Object> push = map(map(on).get("push"));
        List<String> branches = list(push.get("branches"));
        List<String> paths = list(push.get("paths"));
        boolean onBranch = branches.isEmpty() ? !push.containsKey("tags") && !FilterPattern.lets(branch,
                list(push.get("branches-ignore"))) : FilterPattern.lets(branch, branches);
        List<String> ignored = list(push.get("paths-ignore"));
        boolean onPath = changed.stream().anyMatch(file -> paths.isEmpty() ? !FilterPattern.lets(file, ignored)
                : FilterPattern.lets(file, paths));
        return onBranch && onPath;
    }

    /** The value's entries if it is a map; keys as texts. */
    static Map<String, Object> map(Object value) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
        }
        return entries;
    }

    /** A list's texts; one text counts as a list of one. */
    static List<String> list(Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(ActionsFile::text).toList();
            case Map<?, ?> _ -> List.of();
            default -> List.of(text(value));
        };
    }

    static List<Map<String, Object>> maps(Object value) {
        return value instanceof List<?> list ? list.stream().map(ActionsFile::map).toList() : List.of();
    }

    static Map<String, String> texts(Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(value).forEach((key, entry) -> texts.put(key, text(entry)));
        return texts;
    }

    static String text(Object value) {
        return value == null ? "" : String.valueOf(value);
    }
}
