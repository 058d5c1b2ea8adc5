package dev.slipway.image;

import dev.slipway.change.Bytes;
import dev.slipway.change.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An image held against the task that is to run it. */
record ImageFit(ImageEngine.BuiltImage image, ImageRequest.Task task) {

    private static final long LARGE = 1_000_000_000;

    /** Why the task could not even start it; nothing else keeps an image from being pushed. */
    Optional<ImageProblem> obstacle() {
        String platform = "linux/" + image.architecture();
        if (!platform.equals(task.platform().docker())) {
            return Optional.of(new ImageProblem.WrongPlatform(platform, task.platform().docker()));
        }
        return image.start().command().isEmpty() && !task.bringsCommand()
                ? Optional.of(new ImageProblem.NothingToStart()) : Optional.empty();
    }

    /** What is worth knowing of one that can be started. */
    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (!image.ports().isEmpty() && !image.ports().contains(task.port())) {
            notes.add(otherPort(image.ports(), task.port()));
        }
        if (image.start().isRoot()) {
            notes.add(Note.info("note.image.root"));
        }
        if (image.bytes() > LARGE) {
            notes.add(Note.info("note.image.large", new Bytes(image.bytes())));
        }
        return notes;
    }

    /** @param exposed not empty */
    static Note otherPort(List<Integer> exposed, int mapped) {
        return Note.warning("note.image.otherPort", exposed.stream().map(String::valueOf)
                .collect(Collectors.joining(", ")), String.valueOf(mapped));
    }
}
