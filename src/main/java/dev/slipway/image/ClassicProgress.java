package dev.slipway.image;

import dev.slipway.image.BuildNews.Began;
import dev.slipway.image.BuildNews.Ended;
import dev.slipway.image.BuildNews.Outcome;
import dev.slipway.image.BuildNews.Said;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the engine's classic builder says: one step after the other, each begun with {@code Step 2/7 : RUN ...} and over
 * when the next begins. It gives no times, and ids of containers and layers that say nothing to anybody.
 */
final class ClassicProgress implements BuildReader {

    private static final Pattern STEP = Pattern.compile("Step (\\d{1,9})/(\\d{1,9}) : (.*)");
    private static final Pattern NOISE = Pattern.compile(" ---> (?:Running in )?[0-9a-f]{12}");
    /** Stands on the step's own last line when the step does not end that. */
    private static final Pattern REMOVING = Pattern.compile("(.*)Removing intermediate container [0-9a-f]{12}");

    private final Consumer<BuildNews> news;
    private String step = "";
    private boolean cached;

    ClassicProgress(Consumer<BuildNews> news) {
        this.news = news;
    }

    @Override
    public void line(String line) {
        Matcher begins = STEP.matcher(line);
        if (begins.matches()) {
            end();
            step = begins.group(1);
            news.accept(new Began(step, "[" + step + "/" + begins.group(2) + "] " + begins.group(3)));
        } else if (line.equals(" ---> Using cache")) {
            cached = true;
        } else if (line.startsWith("Successfully ")) {
            end();
            news.accept(new Said("", line));
        } else {
            said(line);
        }
    }

    private void said(String line) {
        Matcher removing = REMOVING.matcher(line);
        String words = removing.matches() ? removing.group(1) : line;
        if (!words.isBlank() && !NOISE.matcher(words).matches()) {
            news.accept(new Said(step, words));
        }
    }

    @Override
    public void end() {
        end(cached ? Outcome.CACHED : Outcome.DONE, "");
    }

    /** The step under way ended like this. */
    void end(Outcome outcome, String reason) {
        if (!step.isEmpty()) {
            news.accept(new Ended(step, outcome, Optional.empty(), reason));
        }
        step = "";
        cached = false;
    }
}
