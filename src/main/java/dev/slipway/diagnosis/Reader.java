package dev.slipway.diagnosis;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.List;

/** Reads causes out of a text. */
interface Reader {
    List<Match> matches(SqueezedText text, Kind kind);
}
