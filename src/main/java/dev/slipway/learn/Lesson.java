package dev.slipway.learn;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is worth knowing about a step, or about a cause that a finding names.
 *
 * @param id       the step's key, {@code trust}, or the cause's id, {@code pass-role-denied}
 * @param title    key of what it is called in the texts
 * @param sections what is told, in its order
 * @param chain    the part of the trust chain that it is about
 * @param looks    commands that only read
 * @param changes  commands that do what the step does, or mend the cause
 */
public record Lesson(String id, String title, List<Section> sections, Chain chain, List<Command> looks,
                     List<Command> changes) {

    public Lesson {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(chain);
        sections = List.copyOf(sections);
        looks = List.copyOf(looks);
        changes = List.copyOf(changes);
    }

    /** Two keys of the texts: of what is asked, and of what is answered. */
    public record Section(String heading, String text) {}

    /** Key of what makes it so: why a cause happens, or why there is a step. */
    public String why() {
        return sections.get(1).text();
    }

    /** Key of where in the console it is to be seen. */
    public String console() {
        return sections.getLast().text();
    }

    /** First what only reads, then what changes something. */
    public List<Command> commands() {
        return Stream.concat(looks.stream(), changes.stream()).toList();
    }

    /** Of a step of the wizard. */
    static Lesson ofStep(String key, Chain chain, String looks, String changes) {
        String texts = "learn." + key;
        return new Lesson(key, "step." + key + ".title", List.of(new Section("learn.what", texts + ".what"),
                new Section("learn.why", texts + ".why"), new Section("learn.wrong", texts + ".wrong"),
                new Section("learn.console", texts + ".console")), chain,
                Commands.named(looks), Commands.named(changes));
    }

    /** Of a cause that keeps something from working. */
    static Lesson ofFailure(String id, Chain chain, String looks, String changes) {
        return ofCause(id, "learn.mending", chain, looks, changes);
    }

    /** Of what is no trouble, or not known. */
    static Lesson ofNotice(String id, Chain chain, String looks) {
        return ofCause(id, "learn.know", chain, looks, "");
    }

    private static Lesson ofCause(String id, String wrong, Chain chain, String looks, String changes) {
        String texts = "lesson." + id;
        String cause = "cause." + id;
        return new Lesson(id, cause + ".title", List.of(new Section("learn.what", cause + ".explanation"),
                new Section("learn.happens", texts + ".why"), new Section(wrong, texts + ".wrong"),
                new Section("learn.console", texts + ".console")), chain,
                Commands.named(looks), Commands.named(changes));
    }
}
