package dev.slipway.image;

import dev.slipway.change.Progress;
import java.util.Map;

/** What a push tells of an image's layers; {@link PushProgress} puts it together. */
public sealed interface LayerNews extends Progress.News {

    @Override
    default String line() {
        return "";
    }

    /** What the engine says of the push as a whole. */
    record Said(String line) implements LayerNews {}

    /** The layers' sizes, uncompressed, by their short names, as far as they are known beforehand. */
    record Sizes(Map<String, Long> bytes) implements LayerNews {
        public Sizes {
            bytes = Map.copyOf(bytes);
        }
    }

    /** Its turn has not come. */
    record Waiting(String layer) implements LayerNews {}

    /**
     * Under way.
     *
     * @param done  bytes sent
     * @param total bytes in all, or -1 while unknown
     */
    record Sending(String layer, long done, long total) implements LayerNews {}

    /** The registry did not take it; it is sent again in so many seconds. */
    record Retrying(String layer, int seconds) implements LayerNews {
        @Override
        public String line() {
            return layer + ": Retrying in " + seconds + " seconds";
        }
    }

    /** Sent whole. */
    record Sent(String layer) implements LayerNews {}

    /** Not sent, since the registry has it. */
    record AlreadyThere(String layer) implements LayerNews {}
}
