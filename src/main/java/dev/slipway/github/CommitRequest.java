package dev.slipway.github;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Files to be committed, and no others.
 *
 * @param folder the repository's folder
 * @param files  relative to the repository's top folder, with forward slashes
 */
public record CommitRequest(Path folder, List<String> files, String message) {

    public CommitRequest {
        Objects.requireNonNull(folder);
        files = List.copyOf(files);
        if (files.isEmpty() || files.stream().anyMatch(CommitRequest::isOutside)) {
            throw new IllegalArgumentException("files are named relative to the repository: " + files);
        }
        if (message.isBlank()) {
            throw new IllegalArgumentException("a commit needs a message");
        }
    }

    private static boolean isOutside(String file) {
        return file.isBlank() || file.startsWith("/") || List.of(file.split("/")).contains("..");
    }
}
