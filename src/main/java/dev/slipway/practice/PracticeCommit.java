package dev.slipway.practice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A commit of the practice repository.
 *
 * @param sha  40 hexadecimal digits
 * @param tree each file's bytes, by its path from the top with forward slashes
 */
record PracticeCommit(String sha, String message, Map<String, byte[]> tree) {

    static PracticeCommit of(String parent, String message, Map<String, byte[]> tree) {
        Map<String, byte[]> sorted = new TreeMap<>(tree);
        return new PracticeCommit(sha(parent, message, sorted), message, sorted);
    }

    Optional<String> text(String file) {
        return Optional.ofNullable(tree.get(file)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The files that another tree has otherwise, has new, or has no more. */
    List<String> changed(Map<String, byte[]> other) {
        List<String> changed = new ArrayList<>();
        other.forEach((file, bytes) -> {
            if (!Arrays.equals(bytes, tree.get(file))) {
                changed.add(file);
            }
        });
        tree.keySet().stream().filter(file -> !other.containsKey(file)).forEach(changed::add);
        return changed.stream().sorted().toList();
    }

    private static String sha(String parent, String message, Map<String, byte[]> tree) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update((parent + "\n" + message + "\n").getBytes(StandardCharsets.UTF_8));
            tree.forEach((file, bytes) -> {
                digest.update((file + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
