package dev.slipway.image;

import dev.slipway.image.BuildNews.Began;
import dev.slipway.image.BuildNews.Ended;
import dev.slipway.image.BuildNews.Outcome;
import dev.slipway.image.BuildNews.Said;
import dev.slipway.pipeline.TerminalText;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * BuildKit's {@code --progress=plain}: every line begins with its step's number, {@code #5 [2/3] RUN ...}, then
 * {@code #5 0.421 what it said}, and at last {@code #5 DONE 0.5s}, {@code CACHED}, {@code CANCELED} or
 * {@code ERROR: ...}.
 *
 * @see <a href="https://github.com/moby/buildkit/blob/master/util/progress/progressui/printer.go">its printer</a>
 */
final class PlainProgress implements BuildReader {

    private static final Pattern LINE = Pattern.compile("#(\\d{1,9}) (.*)");
    private static final Pattern DONE = Pattern.compile("DONE (\\d{1,9}(?:\\.\\d{1,3})?)s");
    private static final Pattern TIME = Pattern.compile("\\d{1,9}\\.\\d{1,3} ");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final Consumer<BuildNews> news;
    private final Map<String, String> names = new HashMap<>();

    PlainProgress(Consumer<BuildNews> news) {
        this.news = news;
    }

    @Override
    public void line(String line) {
        Matcher step = LINE.matcher(line);
        if (step.matches()) {
            ofStep(step.group(1), step.group(2));
        } else if (!line.isBlank()) {
            news.accept(new Said("", TerminalText.plain(line)));
        }
    }

    @Override
    public void end() {
        // plain progress holds nothing back
    }

    private void ofStep(String step, String text) {
        if (!names.containsKey(step) && names.size() < MOST_STEPS) {
            names.put(step, text);
            news.accept(new Began(step, TerminalText.plain(text)));
        } else if (!isRepeated(step, text) && !ends(step, text)) {
            said(step, text);
        }
    }

    /** Where steps run side by side, the printer says which one it leaves and which it comes back to. */
    private boolean isRepeated(String step, String text) {
        return text.equals("...") || text.equals(names.get(step)) || DIGEST.matcher(text).matches();
    }

    private boolean ends(String step, String text) {
        Matcher done = DONE.matcher(text);
        if (done.matches()) {
            Duration took = Duration.ofMillis(Math.round(Double.parseDouble(done.group(1)) * 1_000));
            news.accept(new Ended(step, Outcome.DONE, Optional.of(took), ""));
        } else if (text.equals("CACHED")) {
            news.accept(new Ended(step, Outcome.CACHED, Optional.empty(), ""));
        } else if (text.equals("CANCELED")) {
            news.accept(new Ended(step, Outcome.STOPPED, Optional.empty(), ""));
        } else if (text.startsWith("ERROR: ")) {
            news.accept(new Ended(step, Outcome.FAILED, Optional.empty(), text.substring("ERROR: ".length())));
        } else {
            return false;
        }
        return true;
    }

    /** A step that does not end its last line has its own end on that line, too. */
    private void said(String step, String text) {
        int end = text.lastIndexOf("#" + step + " ");
        String rest = end < 0 ? "" : text.substring(end + step.length() + 2);
        boolean isEnded = end > 0 && (DONE.matcher(rest).matches() || rest.equals("CACHED") || rest.equals("CANCELED")
                || rest.startsWith("ERROR: "));
        String words = isEnded ? text.substring(0, end) : text;
        Matcher time = TIME.matcher(words);
        boolean isTimed = time.lookingAt();
        news.accept(new Said(step, TerminalText.plain(isTimed ? words.substring(time.end()) : words)));
        if (isEnded) {
            ends(step, rest);
        }
    }
}
