package dev.slipway.image;

import com.github.dockerjava.api.model.BuildResponseItem;
import dev.slipway.change.Progress;

/** The log of a build, and how far the layers of its base image have come. */
final class BuildOutput extends EngineOutput<BuildResponseItem> {

    private final OutputLines lines = new OutputLines(this::line);
    private volatile String step = "";
    private volatile boolean wrongProcessor;

    BuildOutput(Progress progress) {
        super(progress);
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

    @Override
    public void onComplete() {
        lines.end();
        super.onComplete();
    }

    private void line(String line) {
        if (line.startsWith("Step ")) {
            step = line;
        }
        wrongProcessor |= line.contains("exec format error");
        progress().said(line);
    }

    /** The step that was begun last, as the engine wrote it, or an empty text. */
    String step() {
        return step;
    }

    /** Whether a program in the image was made for another processor than the engine can run. */
    boolean sawWrongProcessor() {
        return wrongProcessor;
    }
}
