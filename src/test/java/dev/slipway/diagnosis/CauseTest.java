package dev.slipway.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every cause has its id, words that tell of it, and texts in both languages. */
class CauseTest {

    @Test
    void theIdsAreThoseThatAreMeasured() {
        List<String> ids = new ArrayList<>();
        Messages.read("causes.json").forEach(cause -> ids.add(cause.path("id").asText()));

        assertEquals(ids, Arrays.stream(Cause.values()).map(Cause::id).toList());
    }

    @Test
    void thePagesAreTheOnesThatWereChecked() {
        List<String> pages = new ArrayList<>();
        Messages.read("causes.json").forEach(cause -> pages.add(cause.path("docs").asText()));

        assertEquals(pages, Arrays.stream(Cause.values()).map(cause -> cause.docs().toString()).toList());
    }

    @Test
    void everyCauseHasARule() {
        Set<Cause> without = EnumSet.allOf(Cause.class);
        RuleBook.RULES.forEach(rule -> without.remove(rule.cause()));

        // read from the action that was refused
        assertEquals(EnumSet.of(Cause.REGISTER_DENIED, Cause.UPDATE_SERVICE_DENIED, Cause.ECS_READ_OR_RUN_DENIED),
                without);
    }

    @Test
    void everyRuleSaysWhereItsWordingComesFrom() {
        assertEquals(List.of(), RuleBook.RULES.stream().filter(rule -> !rule.source().startsWith("https://")).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void everyCauseHasATitleAnExplanationAndSteps(String language) {
        List<String> missing = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            Stream.of(".title", ".explanation", ".steps").map(cause.key()::concat)
                    .filter(key -> text(language, key).isBlank()).forEach(missing::add);
        }
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void theStepsOfAFailureAreNumbered(String language) {
        for (Cause cause : Cause.values()) {
            if (cause.nature() == Cause.Nature.FAILURE) {
                List<String> lines = text(language, cause.key() + ".steps").lines().toList();
                for (int i = 0; i < lines.size(); i++) {
                    assertTrue(lines.get(i).startsWith(i + 1 + ". "), cause + ": " + lines.get(i));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void everyFixHasAText(String language) {
        List<String> missing = new TreeSet<>(kinds(Fix.class)).stream().flatMap(CauseTest::keys)
                .filter(key -> text(language, key).isBlank()).toList();

        assertEquals(List.of(), missing);
    }

    private static Stream<String> keys(String name) {
        String key = "fix." + name;
        return switch (name) {
            case "AllowActions" -> Arrays.stream(Fix.Holder.values()).map(holder -> key + "." + holder);
            case "PushImage", "SetSecret", "CreateRepository", "CreateLogGroup", "RemoveField", "OpenPort" ->
                    Stream.of(key, key + ".any");
            default -> Stream.of(key);
        };
    }

    private static Set<String> kinds(Class<?> sealed) {
        Set<String> names = new TreeSet<>();
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            if (kind.isSealed()) {
                names.addAll(kinds(kind));
            } else {
                names.add(kind.getSimpleName());
                assertTrue(kind.isRecord() && Arrays.stream(kind.getRecordComponents()).map(RecordComponent::getName)
                        .noneMatch(String::isEmpty));
            }
        }
        return names;
    }

    private static String text(String language, String key) {
        try {
            return ResourceBundle.getBundle("dev.slipway.ui.messages", Locale.of(language),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                            .getString(key);
        } catch (MissingResourceException e) {
            return "";
        }
    }
}
