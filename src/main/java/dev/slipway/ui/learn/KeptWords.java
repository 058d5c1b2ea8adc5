package dev.slipway.ui.learn;

import dev.slipway.change.Note;
import dev.slipway.learn.Kept;
import dev.slipway.ui.Texts;
import java.util.Date;

/** How the practice account is kept, as a remark. */
final class KeptWords {

    private KeptWords() {}

    static Note of(Kept kept, Texts texts) {
        return switch (kept) {
            case Kept.Begun() -> Note.info("kept.begun");
            case Kept.Reopened(var left, boolean isCut) ->
                    Note.info(isCut ? "kept.reopened.cut" : "kept.reopened", Date.from(left));
            case Kept.Partly(int line, String reason, String aside) -> Note.warning("kept.partly", line, reason, aside);
            case Kept.Lost(var problem, String aside) ->
                    Note.warning("kept.lost", texts.title(problem), texts.advice(problem), aside);
            case Kept.Opened(String file, String aside) -> Note.info("kept.opened", file,
                    aside.isEmpty() ? "" : Note.info("kept.opened.aside", aside));
            case Kept.Beside() -> Note.warning("kept.beside");
            case Kept.Exercise() -> Note.info("kept.exercise");
            case Kept.NotKept(var problem) ->
                    Note.warning("kept.not", texts.title(problem), texts.advice(problem));
        };
    }
}
