package dev.slipway.ui.taskdef;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.taskdef.Live;
import dev.slipway.taskdef.Opened;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.util.Optional;

/** What the definition in the editor can be compared with. */
sealed interface Counterpart {

    /**
     * What it says, read where it stands; empty when it is not there.
     *
     * @throws ProblemException when it cannot be read, or is no task definition
     */
    Optional<Content> read() throws ProblemException;

    /**
     * What a counterpart says.
     *
     * @param text as it stands; where that is not plain JSON of a definition, as it would be in plain JSON
     */
    record Content(String text, TaskDefinition definition) {

        static Content of(String text) throws ProblemException {
            Opened opened = Opened.of(text);
            return new Content(opened.form() == Opened.Form.PLAIN ? text : opened.definition().text(),
                    opened.definition());
        }
    }

    /** The text that was opened. */
    record AsOpened(String text) implements Counterpart {
        @Override
        public Optional<Content> read() throws ProblemException {
            return Optional.of(Content.of(text));
        }
    }

    /** The repository's file, as it stands on the disk. */
    record Saved(Path folder, String path) implements Counterpart {
        @Override
        public Optional<Content> read() throws ProblemException {
            Optional<String> text = new RepositoryFile(folder, path).read();
            return text.isEmpty() ? Optional.empty() : Optional.of(Content.of(text.get()));
        }
    }

    /** A revision in the account. */
    record Registered(World world, String arn) implements Counterpart {
        @Override
        public Optional<Content> read() throws ProblemException {
            TaskDefinition definition = new Live(world.account()).revision(arn).definition();
            return Optional.of(new Content(definition.text(), definition));
        }

        /** {@code 3}. */
        String number() {
            return arn.substring(arn.lastIndexOf(':') + 1);
        }
    }

    /** A text that the repository's file had before it was written over. */
    record Earlier(PreviousVersions.Version version) implements Counterpart {
        @Override
        public Optional<Content> read() throws ProblemException {
            return Optional.of(Content.of(version.text()));
        }
    }
}
