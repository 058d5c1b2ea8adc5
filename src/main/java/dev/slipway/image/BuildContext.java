package dev.slipway.image;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What of a folder the engine gets to see, in the order in which it is sent. */
record BuildContext(Path folder, List<Entry> entries, Remarks remarks) {

    BuildContext {
        entries = List.copyOf(entries);
    }

    /** What something in the folder is sent as. */
    enum Kind { FILE, FOLDER, LINK, SAME_FILE }

    /**
     * One file, folder or link.
     *
     * @param name     relative, with forward slashes; a folder's ends with one
     * @param file     where it is
     * @param bytes    0 for all but files
     * @param modified milliseconds since 1970
     * @param mode     permission bits
     * @param target   where a symbolic link points, or the name under which the same file was sent before; else empty
     */
    record Entry(String name, Path file, Kind kind, long bytes, long modified, int mode, String target) {

        boolean isFolder() {
            return kind == Kind.FOLDER;
        }
    }

    /**
     * What is worth telling of how the folder was looked through.
     *
     * @param ignoreFile   the file whose patterns were used, or empty
     * @param leftOut      sockets, pipes and devices
     * @param notByClassic what Docker's classic command line would not send, since it does not look into an ignored
     *                     folder for a {@code !} line with wildcards, where BuildKit does
     */
    record Remarks(String ignoreFile, List<String> leftOut, List<String> notByClassic) {

        Remarks {
            leftOut = List.copyOf(leftOut);
            notByClassic = List.copyOf(notByClassic);
        }
    }

    /**
     * Looks through the folder, honouring {@code Dockerfile.dockerignore} or else {@code .dockerignore}.
     *
     * @throws ProblemException {@link ImageProblem.UnreadableContext}, {@link ImageProblem.BadIgnoreFile},
     *     {@link ImageProblem.TooManyFiles}
     */
    static BuildContext of(Path folder) throws ProblemException {
        return new ContextWalk(folder).context();
    }

    long bytes() {
        return entries.stream().mapToLong(Entry::bytes).sum();
    }

    long files() {
        return entries.stream().filter(entry -> !entry.isFolder()).count();
    }

    /** Changes when a file is added, removed or written; 12 hexadecimal digits. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Entry entry : entries) {
                String facts = String.join("\n", entry.name, entry.kind.name(), Long.toString(entry.bytes),
                        Long.toString(entry.modified), Integer.toOctalString(entry.mode), entry.target, "");
                digest.update(FileName.encoded(facts));
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
