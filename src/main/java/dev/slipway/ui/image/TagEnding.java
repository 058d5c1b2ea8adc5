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
import java.util.Map;
import java.util.TreeMap;

/** Eight hexadecimal digits that tell an image that is not the commit's own from others of the same commit. */
final class TagEnding {

    /** Larger files are taken by size and time: reading them each time anew would take long. */
    private static final long READ = 32L * 1024 * 1024;
    private static final int PIECE = 64 * 1024;

    private TagEnding() {}

    /** Of the build arguments it is made with; their order does not matter. */
    static String of(Map<String, String> arguments) {
        return ending(sha256(), new TreeMap<>(arguments).toString());
    }

    /**
     * Of the files that differ from the commit, of whatever kind; one that is gone counts as empty.
     *
     * @param names relative to the folder
     */
    static String of(Path folder, List<String> names) throws ProblemException {
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
        return ending(digest, "");
    }

    private static String ending(MessageDigest digest, String last) {
        return HexFormat.of().formatHex(digest.digest(last.getBytes(StandardCharsets.UTF_8)), 0, 4);
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
