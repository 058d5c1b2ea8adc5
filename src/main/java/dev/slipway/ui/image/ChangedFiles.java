package dev.slipway.ui.image;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.pipeline.RepositoryFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Files that differ from the commit, of whatever kind.
 *
 * @param names relative to the repository's folder
 */
record ChangedFiles(Path folder, List<String> names) {

    /** Larger ones are taken by size and time: reading them each time anew would take long. */
    private static final long READ = 32L * 1024 * 1024;
    private static final int PIECE = 64 * 1024;

    ChangedFiles {
        names = List.copyOf(names);
    }

    /** Eight hexadecimal digits, others when a file's contents are; a file that is gone counts as empty. */
    String fingerprint() throws ProblemException {
        MessageDigest digest = sha256();
        for (String name : names) {
            digest.update((name + '\n').getBytes(StandardCharsets.UTF_8));
            Path path = new RepositoryFile(folder, name).path();
            try {
                add(path, digest);
            } catch (IOException e) {
                throw new ProblemException(new PipelineProblem.Unreadable(name, String.valueOf(e.getMessage())), e);
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 4);
    }

    private static void add(Path path, MessageDigest digest) throws IOException {
        if (!Files.isRegularFile(path)) {
            return;
        }
        if (Files.size(path) > READ) {
            String known = Files.size(path) + " " + Files.getLastModifiedTime(path).toMillis();
            digest.update(known.getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                digest.update(piece, 0, length);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
