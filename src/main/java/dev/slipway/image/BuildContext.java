package dev.slipway.image;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a folder the engine gets to see, in the order in which it is sent. */
record BuildContext(Path folder, List<Entry> entries) {

    BuildContext {
        entries = List.copyOf(entries);
    }

    /**
     * One file, folder or link.
     *
     * @param name     relative, with forward slashes; a folder's ends with one
     * @param bytes    0 for folders and links
     * @param modified milliseconds since 1970
     * @param mode     permission bits
     * @param link     where a symbolic link points, else empty
     */
    record Entry(String name, long bytes, long modified, int mode, String link) {

        boolean isFolder() {
            return name.endsWith("/");
        }
    }

    /**
     * Looks through the folder, honouring {@code Dockerfile.dockerignore} or else {@code .dockerignore}.
     *
     * @throws ProblemException {@link ImageProblem.UnreadableContext}, {@link ImageProblem.BadIgnoreFile},
     *     {@link ImageProblem.TooManyFiles}
     */
    static BuildContext of(Path folder) throws ProblemException {
        return new BuildContext(folder, new ContextWalk(folder).entries());
    }

    long bytes() {
        return entries.stream().mapToLong(Entry::bytes).sum();
    }

    long files() {
        return entries.stream().filter(entry -> !entry.isFolder()).count();
    }

    /** How many bytes lie in each file and folder at the top, the biggest first. */
    Map<String, Long> bytesAtTheTop() {
        Map<String, Long> sums = new LinkedHashMap<>();
        entries.forEach(entry -> sums.merge(entry.name.split("/", 2)[0], entry.bytes, Long::sum));
        Map<String, Long> sorted = new LinkedHashMap<>();
        sums.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(sum -> sorted.put(sum.getKey(), sum.getValue()));
        return sorted;
    }

    /** Changes when a file is added, removed or written; 12 hexadecimal digits. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Entry entry : entries) {
                digest.update((entry + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The context as a plain tar, made while it is read; the progress hears of the bytes under "context". */
    ContextStream stream(Progress progress) {
        return new ContextStream(this, progress);
    }
}
