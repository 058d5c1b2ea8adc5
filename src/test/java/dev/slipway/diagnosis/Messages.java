package dev.slipway.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Real messages, each with the cause that a person gave it before the rules saw it. */
final class Messages {

    /** The sets that we gathered and labelled ourselves. */
    static final List<String> OWN = List.of("second.json", "third.json", "fourth.json", "fifth.json", "sixth.json",
            "seventh.json", "eighth.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param accepted every cause that counts as right; the first is the best */
    record Labelled(String id, Evidence evidence, List<String> accepted) {

        String best() {
            return accepted.getFirst();
        }

        boolean isFine() {
            return Messages.isFine(best());
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** How a set went. */
    record Score(int all, int exact, int accepted, List<String> calledFine, List<String> alarms, int fine,
            List<String> missed) {

        double exactShare() {
            return 100.0 * exact / all;
        }

        double acceptedShare() {
            return 100.0 * accepted / all;
        }

        double alarmShare() {
            return 100.0 * alarms.size() / fine;
        }
    }

    private Messages() {}

    static List<Labelled> examples() {
        JsonNode notes = read("examples-notes.json");
        return labelled("examples.json", node -> notes.path(node.path("id").asText()).path("also_accept"));
    }

    static List<Labelled> ofSet(String file) {
        return labelled(file, node -> node.path("also_accept"));
    }

    static Stream<Labelled> all() {
        return Stream.concat(examples().stream(), OWN.stream().map(Messages::ofSet).flatMap(List::stream));
    }

    static JsonNode read(String file) {
        try (InputStream in = Messages.class.getResourceAsStream(file)) {
            return JSON.readTree(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Labelled> labelled(String file, Function<JsonNode, JsonNode> also) {
        List<Labelled> all = new ArrayList<>();
        for (JsonNode node : read(file)) {
            List<String> accepted = new ArrayList<>(List.of(node.path("expected").asText()));
            also.apply(node).forEach(cause -> accepted.add(cause.asText()));
            all.add(new Labelled(node.path("id").asText(), new Evidence(
                    Evidence.Kind.ofId(node.path("kind").asText()), node.path("message").asText()), accepted));
        }
        return all;
    }

    static boolean isFine(String id) {
        return Cause.ofId(id).orElseThrow().nature() == Cause.Nature.BENIGN;
    }

    static String answer(Evidence evidence) {
        return Diagnosis.of(evidence).first().cause().id();
    }

    static Score score(List<Labelled> messages) {
        int exact = 0;
        int accepted = 0;
        List<String> calledFine = new ArrayList<>();
        List<String> alarms = new ArrayList<>();
        TreeSet<String> missed = new TreeSet<>();
        for (Labelled message : messages) {
            String answer = answer(message.evidence());
            exact += answer.equals(message.best()) ? 1 : 0;
            accepted += message.accepted().contains(answer) ? 1 : 0;
            if (!message.accepted().contains(answer)) {
                missed.add(message.id() + " wants " + message.best() + ", got " + answer);
            }
            boolean isFine = isFine(answer);
            if (isFine && !message.isFine() && message.accepted().stream().noneMatch(Messages::isFine)) {
                calledFine.add(message.id());
            }
            if (message.isFine() && !isFine && !answer.equals(Cause.UNKNOWN.id())) {
                alarms.add(message.id());
            }
        }
        int fine = (int) messages.stream().filter(Labelled::isFine).count();
        return new Score(messages.size(), exact, accepted, calledFine, alarms, fine, List.copyOf(missed));
    }
}
