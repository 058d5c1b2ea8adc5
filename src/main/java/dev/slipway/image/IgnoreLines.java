package dev.slipway.image;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.FileRequest;
import dev.slipway.pipeline.RepositoryFile;
import java.nio.file.Path;
import java.util.List;

/** An ignore file with lines added, as a file that is wanted. */
public final class IgnoreLines {

    private IgnoreLines() {}

    /**
     * The file as it should be.
     *
     * @param repository the repository's folder
     * @param source     the folder with the Dockerfile, relative to it; {@code .} or empty for the same
     * @param ignoreFile as {@link ContextReport#ignoreFile}
     * @throws ProblemException when the file cannot be read
     */
    public static FileRequest request(Path repository, String source, String ignoreFile, List<String> lines)
            throws ProblemException {
        String folder = DockerIgnore.cleaned(source);
        String name = ignoreFile.isEmpty() ? ".dockerignore" : ignoreFile;
        String path = folder.isEmpty() || folder.equals(".") ? name : folder + "/" + name;
        String before = new RepositoryFile(repository, path).read().orElse("");
        return new FileRequest(repository, path, added(before, lines));
    }

    /** At the end, where they win over every line with a {@code !}; those that are there stay where they are. */
    static String added(String before, List<String> lines) {
        String end = before.contains("\r\n") ? "\r\n" : "\n";
        List<String> there = before.lines().map(String::strip).toList();
        StringBuilder text = new StringBuilder(before);
        for (String line : lines) {
            if (!there.contains(line)) {
                boolean isAtALinesBegin = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
                text.append(isAtALinesBegin ? "" : end).append(line).append(end);
            }
        }
        return text.toString();
    }
}
