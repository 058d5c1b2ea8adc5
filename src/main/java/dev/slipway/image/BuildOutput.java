package dev.slipway.image;

import com.github.dockerjava.api.model.BuildResponseItem;
import dev.slipway.change.Progress;

/** What the classic builder sends, and how far the layers of its base image have come. */
final class BuildOutput extends EngineOutput<BuildResponseItem> {

    private final ClassicProgress reader;
    private final OutputLines lines;

    BuildOutput(BuildWatch watch, Progress progress) {
        super(progress);
        this.reader = new ClassicProgress(watch);
        this.lines = new OutputLines(reader::line);
    }

    @Override
    void take(BuildResponseItem item) {
        if (item.getStream() != null) {
            lines.add(item.getStream());
        } else if (item.getId() != null) {
            reached(item.getId(), item.getProgressDetail());
        } else if (item.getStatus() != null) {
            lines.add(item.getStatus() + "\n");
        }
    }

    /** The step under way goes no further: {@code reason} in the engine's words. */
    void failed(String reason) {
        lines.end();
        reader.end(BuildNews.Outcome.FAILED, reason);
    }

    @Override
    public void onComplete() {
        lines.end();
        super.onComplete();
    }
}
