package dev.slipway.image;

import dev.slipway.change.Bytes;
import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What goes to Docker with every build, and what of it should not.
 *
 * @param ignoreFile the file whose patterns decide, or empty when there is none
 * @param biggest    empty for a folder that is not large
 * @param leftOut    sockets, pipes and devices
 * @param notByClassic what BuildKit sends and Docker's classic command line does not
 */
public record ContextReport(String ignoreFile, long bytes, List<ContextSize> biggest, List<ContextSecret> secrets,
                            List<String> leftOut, List<String> notByClassic) {

    private static final long LARGE = 200_000_000;
    private static final int BIGGEST = 5;
    private static final int NAMED = 5;

    public ContextReport {
        biggest = List.copyOf(biggest);
        secrets = List.copyOf(secrets);
        leftOut = List.copyOf(leftOut);
        notByClassic = List.copyOf(notByClassic);
    }

    /** Looks through the folder; throws what keeps it from being built, such as {@link ImageProblem.NoDockerfile}. */
    public static ContextReport of(Path folder) throws ProblemException {
        return of(BuildContext.of(folder), Dockerfile.in(folder));
    }

    static ContextReport of(BuildContext context, Dockerfile dockerfile) {
        long bytes = context.bytes();
        return new ContextReport(context.remarks().ignoreFile(), bytes,
                bytes > LARGE ? ContextSize.biggest(context, BIGGEST) : List.of(),
                ContextSecrets.in(context, dockerfile), context.remarks().leftOut(), context.remarks().notByClassic());
    }

    /** The lines of the ignore file that would keep the secrets out, but for those that the Dockerfile asks for. */
    public List<String> lines() {
        return secrets.stream().filter(secret -> !secret.isCopiedByName()).map(ContextSecret::line).distinct().toList();
    }

    /** What to read before a build. */
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (!biggest.isEmpty()) {
            notes.add(Note.warning("note.image.largeFolder", new Bytes(bytes), biggest.stream()
                    .map(size -> Note.info("note.image.part", FileName.shown(size.name()), new Bytes(size.bytes())))
                    .toList()));
        }
        List<String> secret = secrets.stream().filter(one -> !one.isCopiedByName()).map(ContextSecret::name).toList();
        if (!secret.isEmpty()) {
            notes.add(Note.warning("note.image.secrets", secret.size(), named(secret), named(lines())));
        }
        secrets.stream().filter(ContextSecret::isCopiedByName).limit(NAMED).forEach(one ->
                notes.add(Note.warning("note.image.secretCopied", FileName.shown(one.name()), one.copiedIn())));
        if (!leftOut.isEmpty()) {
            notes.add(Note.info("note.image.leftOut", named(leftOut)));
        }
        if (!notByClassic.isEmpty()) {
            notes.add(Note.info("note.image.notByClassic", notByClassic.size(), named(notByClassic)));
        }
        if (ignoreFile.equals("Dockerfile.dockerignore")) {
            notes.add(Note.info("note.image.ownIgnoreFile"));
        }
        return notes;
    }

    private static String named(List<String> names) {
        String first = names.stream().limit(NAMED).map(FileName::shown).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + ", …" : first;
    }
}
