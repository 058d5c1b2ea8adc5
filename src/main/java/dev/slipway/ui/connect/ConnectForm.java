package dev.slipway.ui.connect;

import dev.slipway.change.Note;
import dev.slipway.ui.Connector;
import dev.slipway.ui.control.Answer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Where to work. */
final class ConnectForm {

    private final BooleanProperty practice = new SimpleBooleanProperty(true);
    private final Answer profile = new Answer("", _ -> Optional.empty());
    private final Answer region;
    private final Answer folder = new Answer("", ConnectForm::complaintOfFolder);
    private final Answer token = new Answer("", _ -> Optional.empty());

    ConnectForm(List<String> regions) {
        this.region = new Answer("ap-northeast-1", text -> regions.contains(text) ? Optional.empty()
                : Optional.of(Note.warning("connect.badRegion", text)));
    }

    BooleanProperty practice() {
        return practice;
    }

    /** Empty for the default credentials chain. */
    Answer profile() {
        return profile;
    }

    Answer region() {
        return region;
    }

    Answer folder() {
        return folder;
    }

    /** A GitHub token; empty to take gh's or the environment's. */
    Answer token() {
        return token;
    }

    /** Fills in how the account was reached last time. */
    void show(Connector.Request last) {
        profile.set(last.profile());
        region.set(last.region());
        folder.set(last.folder().toString());
    }

    /** What a real account is asked with; empty while an answer is wrong. */
    Optional<Connector.Request> wanted() {
        if (!List.of(region, folder).stream().allMatch(Answer::isGood)) {
            return Optional.empty();
        }
        return Optional.of(new Connector.Request(profile.value(), region.value(), Path.of(folder.value()),
                token.value()));
    }

    private static Optional<Note> complaintOfFolder(String text) {
        if (text.isEmpty()) {
            return Optional.of(Note.warning("connect.noFolder"));
        }
        try {
            return Files.isDirectory(Path.of(text)) ? Optional.empty()
                    : Optional.of(Note.warning("connect.notAFolder"));
        } catch (InvalidPathException e) {
            return Optional.of(Note.warning("connect.notAFolder"));
        }
    }
}
