package dev.slipway.cleanup;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.pipeline.StateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The price table that the user may edit, in the state folder. Where there is none, the bundled one counts. */
public final class PriceFile {

    private static final String NAME = "prices.json";
    /** A hundred regions fit in a fifth of it. */
    private static final int MOST_BYTES = 256 * 1024;

    private final StateFolder state;

    public PriceFile(StateFolder state) {
        this.state = state;
    }

    /**
     * What to count with.
     *
     * @param isOwn   whether it is the user's
     * @param problem why it is not, although there is one
     */
    public record Found(PriceTable table, boolean isOwn, Optional<Problem> problem) {}

    public Path path() {
        return state.path().resolve(NAME);
    }

    /** The user's table, or the bundled one when there is none or it cannot be used. */
    public Found read() {
        if (!Files.exists(path())) {
            return new Found(PriceTable.bundled(), false, Optional.empty());
        }
        try {
            return new Found(PriceReader.read(path().toString(), text()), true, Optional.empty());
        } catch (ProblemException e) {
            return new Found(PriceTable.bundled(), false, Optional.of(e.problem()));
        }
    }

    /**
     * Puts the bundled table there to be edited, unless there is a file already.
     *
     * @throws ProblemException when it cannot be written
     */
    public void begin() throws ProblemException {
        if (Files.exists(path())) {
            return;
        }
        try {
            Files.createDirectories(state.path());
        } catch (IOException e) {
            throw new ProblemException(new CleanupProblem.StateUnusable(path().toString(), String.valueOf(e)), e);
        }
        new RepositoryFile(state.path(), NAME).write(PriceTable.bundledText());
    }

    private String text() throws ProblemException {
        try (InputStream in = Files.newInputStream(path())) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ProblemException(new CleanupProblem.PricesTooLarge(path().toString(), Files.size(path()),
                        MOST_BYTES));
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(new CleanupProblem.StateUnusable(path().toString(), "UTF-8?"), e);
        } catch (IOException e) {
            throw new ProblemException(new CleanupProblem.StateUnusable(path().toString(), String.valueOf(e)), e);
        }
    }
}
