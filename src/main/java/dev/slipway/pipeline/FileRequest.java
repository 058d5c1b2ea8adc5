package dev.slipway.pipeline;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A text file that is wanted in the repository folder.
 *
 * @param folder       the repository's folder
 * @param relativePath where in it, with forward slashes ({@code .aws/task-def-api.json})
 * @param content      all of it, written as UTF-8
 */
public record FileRequest(Path folder, String relativePath, String content) {

    public FileRequest {
        Objects.requireNonNull(folder);
        Objects.requireNonNull(relativePath);
        Objects.requireNonNull(content);
    }
}
