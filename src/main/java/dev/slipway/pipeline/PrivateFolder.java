package dev.slipway.pipeline;

import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** A folder of Slipway's own that may hold what is in its user's files, and that nobody else can look into. */
public record PrivateFolder(Path path) {

    /**
     * Makes it where it is missing.
     *
     * @throws ProblemException {@link PipelineProblem.Unwritable}
     */
    public PrivateFolder made() throws ProblemException {
        if (Files.isDirectory(path)) {
            return this;
        }
        try {
            Files.createDirectories(path);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
            return this;
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unwritable(path.toString(), String.valueOf(e)), e);
        }
    }

    /** A name for what is kept here of a file elsewhere. */
    static String nameFor(Path file) {
        return UUID.nameUUIDFromBytes(file.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8)).toString();
    }
}
