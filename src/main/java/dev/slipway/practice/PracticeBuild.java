package dev.slipway.practice;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.image.BuildNews;
import dev.slipway.image.Dockerfile;
import dev.slipway.image.Dockerfile.Instruction;
import dev.slipway.image.Dockerfile.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a build as BuildKit would: only the stages that the target is made of, one step after the other. */
final class PracticeBuild {

    private static final Duration STEP = Duration.ofMillis(90);
    private static final int SHOWN_STEPS = 15;
    private static final int SLICES = 4;
    private static final Set<String> STEPS = Set.of("FROM", "RUN", "COPY", "ADD", "WORKDIR");
    private static final Pattern FROM_STAGE = Pattern.compile("--from=(\\S+)");

    private final Dockerfile dockerfile;
    private final Progress progress;
    private final Pause pause;
    private final boolean cached;
    private int number;

    /** @param cached whether the very same was built before */
    PracticeBuild(Dockerfile dockerfile, Progress progress, Pause pause, boolean cached) {
        this.dockerfile = dockerfile;
        this.progress = progress;
        this.pause = pause;
        this.cached = cached;
    }

    /** Throws {@link ChangeProblem.Cancelled} between two words when that is wished. */
    void run(String target, PracticeImage image, String reference) throws ProblemException {
        List<Stage> stages = needed(target);
        step("[internal] load build definition from Dockerfile", List.of("transferring dockerfile: 32B done"), false);
        step("[internal] load .dockerignore", List.of("transferring context: 2B done"), false);
        for (Stage stage : stages) {
            List<Instruction> steps = stage.instructions().stream().filter(one -> STEPS.contains(one.keyword())).toList();
            String name = stages.size() == 1 ? "" : (stage.name().isEmpty() ? "stage-" + stages.indexOf(stage)
                    : stage.name().toLowerCase(Locale.ROOT)) + " ";
            int all = steps.size() + 1;
            from("[" + name + "1/" + all + "] FROM " + stage.from(), image);
            for (int i = 0; i < steps.size(); i++) {
                step("[" + name + (i + 2) + "/" + all + "] " + steps.get(i), List.of(), cached);
            }
        }
        step("exporting to image", List.of("writing image " + image.id() + " done", "naming to " + reference + " done"), false);
    }

    private void from(String name, PracticeImage image) throws ProblemException {
        if (cached || number > 2) {
            step(name, List.of(), true);
            return;
        }
        String step = began(name);
        for (int slice = 1; slice <= SLICES; slice++) {
            for (PracticeImage.Layer layer : image.layers().subList(0, 2)) {
                progress.tell(new BuildNews.Moved(step, layer.name(), layer.bytes() * slice / SLICES, layer.bytes()));
            }
            pause(step, STEP.dividedBy(SLICES));
        }
        ended(step, BuildNews.Outcome.DONE);
    }

    private void step(String name, List<String> says, boolean isCached) throws ProblemException {
        String step = began(name);
        for (String line : says) {
            progress.tell(new BuildNews.Said(step, line));
            stopIfCancelled(step);
        }
        if (!isCached && number <= SHOWN_STEPS) {
            pause(step, STEP);
        }
        ended(step, isCached ? BuildNews.Outcome.CACHED : BuildNews.Outcome.DONE);
    }

    private String began(String name) throws ProblemException {
        String step = String.valueOf(++number);
        progress.tell(new BuildNews.Began(step, name));
        stopIfCancelled(step);
        return step;
    }

    private void ended(String step, BuildNews.Outcome outcome) {
        progress.tell(new BuildNews.Ended(step, outcome, Optional.empty(), ""));
    }

    private void pause(String step, Duration time) throws ProblemException {
        pause.of(time);
        stopIfCancelled(step);
    }

    private void stopIfCancelled(String step) throws ProblemException {
        if (progress.isCancelled()) {
            ended(step, BuildNews.Outcome.STOPPED);
            throw new ProblemException(new ChangeProblem.Cancelled());
        }
    }

    /** In the Dockerfile's order, as a stage can only be made of earlier ones. */
    private List<Stage> needed(String target) {
        Set<Stage> needed = new LinkedHashSet<>();
        need(dockerfile.stage(target).orElseThrow(), needed);
        return dockerfile.stages().stream().filter(needed::contains).toList();
    }

    private void need(Stage stage, Set<Stage> needed) {
        List<String> names = new ArrayList<>(List.of(stage.from()));
        stage.instructions().forEach(one -> {
            Matcher from = FROM_STAGE.matcher(one.arguments());
            if (from.lookingAt()) {
                names.add(from.group(1));
            }
        });
        if (needed.add(stage)) {
            names.forEach(name -> dockerfile.stage(name).filter(other -> !name.isEmpty())
                    .ifPresent(other -> need(other, needed)));
        }
    }
}
