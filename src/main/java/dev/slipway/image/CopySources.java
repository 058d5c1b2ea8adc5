package dev.slipway.image;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a Dockerfile copies from its folder by name, without a wildcard, and in which line. */
final class CopySources {

    private final Map<String, Integer> lines = new HashMap<>();

    CopySources(Dockerfile dockerfile) {
        for (Dockerfile.Instruction instruction : dockerfile.instructions()) {
            if (instruction.keyword().equals("COPY") || instruction.keyword().equals("ADD")) {
                add(instruction);
            }
        }
    }

    private void add(Dockerfile.Instruction copy) {
        List<String> words = words(copy.arguments());
        boolean isFromElsewhere = words.stream().anyMatch(word -> word.startsWith("--from"));
        List<String> paths = words.stream().filter(word -> !word.startsWith("--")).toList();
        if (!isFromElsewhere && paths.size() > 1) {
            // the last is where they go
            paths.subList(0, paths.size() - 1).forEach(path -> lines.putIfAbsent(DockerIgnore.cleaned(path), copy.line()));
        }
    }

    /** Apart by spaces, or in brackets with quotation marks. */
    private static List<String> words(String arguments) {
        int bracket = arguments.indexOf('[');
        String all = bracket >= 0 && arguments.strip().endsWith("]") ? arguments.replaceAll("[\\[\\]\",]+", " ") : arguments;
        return Arrays.stream(all.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    /** The line that copies it, or 0. */
    int lineOf(String name) {
        return lines.getOrDefault(name, 0);
    }
}
