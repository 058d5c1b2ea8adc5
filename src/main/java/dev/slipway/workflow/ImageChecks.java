package dev.slipway.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the image that is deployed is one that was built and pushed. */
final class ImageChecks {

    private static final Pattern WITH_OPTIONS = Pattern.compile("docker\\s+(?:image\\s+)?push\\s+-");
    private static final Pattern LATEST = Pattern.compile("[^:@]+(?::latest)");
    /** A branch's full name has slashes, and a tag must not. */
    private static final Pattern BAD_TAG = Pattern.compile(".*:[^/]*<github\\.(?:ref|base_ref)>.*|.*:<github\\.ref>.*");
    private static final Pattern UPPER_CASE =
            Pattern.compile("(?:<registry>|[\\w.-]+\\.amazonaws\\.com[.a-z]*)/[a-z0-9._/-]*[A-Z].*");

    private final Inspection inspection;
    private final Workflow workflow;
    private final Findings findings;

    ImageChecks(Inspection inspection) {
        this.inspection = inspection;
        this.workflow = inspection.workflow();
        this.findings = inspection.findings();
    }

    void run() {
        Map<Workflow.Job, ImageNames> images = new LinkedHashMap<>();
        workflow.jobs().forEach(job -> images.put(job, new ImageNames(inspection, job)));
        Optional<Set<String>> pushed = pushed(images);
        Set<Integer> told = new HashSet<>();
        for (Workflow.Job job : workflow.jobs()) {
            ImageNames names = images.get(job);
            unbuilt(names);
            names.pushed().forEach(image -> name(image, told));
            for (Workflow.Step step : job.steps()) {
                if (step.action().equals(Deployment.RENDER)) {
                    names.image(step.with("image"), step, 0).ifPresent(image -> {
                        deployed(image, told);
                        unpushed(image, step, images.values(), pushed);
                    });
                }
            }
        }
    }

    private void unbuilt(ImageNames names) {
        Set<String> tagged = new HashSet<>();
        List<ImageNames.Image> all = names.tagged();
        all.forEach(image -> image.name().ifPresent(tagged::add));
        if (all.isEmpty() || all.stream().anyMatch(image -> image.name().isEmpty())) {
            return;
        }
        for (ImageNames.Image image : names.pushed()) {
            if (image.name().filter(name -> !tagged.contains(name) && !tagged.contains(name + ":latest")
                    && !tagged.contains(name.replaceFirst(":latest$", ""))).isPresent()) {
                findings.add(Rule.UNBUILT, image.written().offset(), image.written().text().replace("\"", ""));
            }
        }
    }

    private void name(ImageNames.Image image, Set<Integer> told) {
        String name = image.name().orElse("");
        boolean isBad = BAD_TAG.matcher(name).matches() || UPPER_CASE.matcher(name).matches() || name.contains("//")
                || name.endsWith("/") || name.endsWith(":");
        if (isBad && told.add(image.written().offset())) {
            findings.add(Rule.IMAGE_NAME, image.written().offset(), name);
        }
    }

    private void deployed(ImageNames.Image image, Set<Integer> told) {
        if (image.name().filter(name -> LATEST.matcher(name).matches()).isPresent()
                && told.add(image.written().offset())) {
            findings.add(Rule.LATEST, image.written().offset(), image.name().orElse(""));
        }
    }

    private void unpushed(ImageNames.Image image, Workflow.Step step, Collection<ImageNames> names,
                          Optional<Set<String>> pushed) {
        String name = image.name().orElse("");
        boolean isLeft = pushed.isPresent() && pushed.get().isEmpty() && name.contains("<registry>")
                && names.stream().flatMap(job -> job.tagged().stream()).anyMatch(it -> it.name().equals(image.name()));
        if (isLeft) {
            findings.add(Rule.NEVER_PUSHED, step.with("image").offset(), name);
        }
        boolean isNone = name.contains("<registry>") && pushed.isPresent() && !pushed.get().isEmpty()
                && !pushed.get().contains(name);
        if (isNone) {
            findings.add(Rule.UNPUSHED, step.with("image").offset(), name,
                    String.join(", ", pushed.get()));
        }
    }

    /** All that is pushed; empty when one name is not known. */
    private Optional<Set<String>> pushed(Map<Workflow.Job, ImageNames> images) {
        Set<String> names = new HashSet<>();
        List<Boolean> unknown = new ArrayList<>();
        for (Workflow.Job job : workflow.jobs()) {
            boolean isOtherwise = job.isElsewhere()
                    || job.steps().stream().anyMatch(step -> step.action().contains("build")
                    || step.run().text().contains("--push") || WITH_OPTIONS.matcher(step.run().text()).find()
                    || step.run().text().contains("compose") || step.uses().text().startsWith("./"));
            unknown.add(isOtherwise);
            images.get(job).pushed().forEach(image -> {
                image.name().ifPresent(names::add);
                unknown.add(image.name().isEmpty());
            });
        }
        return unknown.contains(true) ? Optional.empty() : Optional.of(names);
    }
}
