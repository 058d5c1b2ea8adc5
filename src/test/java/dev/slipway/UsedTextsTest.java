package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the texts and the code that names them together: no key that nobody uses, none that is named in vain. */
class UsedTextsTest {

    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z]*\\.[A-Za-z0-9_.]*)\"");
    /** Keys that the code puts together from a type's or a constant's name; other tests walk those types. */
    private static final List<String> FROM_TYPES = List.of("problem.", "rule.", "kind.", "mark.", "rung.", "field.");

    private final Set<String> keys = new TreeSet<>();

    UsedTextsTest() {
        for (String bundle : List.of("dev.slipway.ui.messages", "dev.slipway.ui.fields", "dev.slipway.ui.lessons")) {
            keys.addAll(ResourceBundle.getBundle(bundle, Locale.ENGLISH, ResourceBundle.Control.getNoFallbackControl(
                    ResourceBundle.Control.FORMAT_PROPERTIES)).keySet());
        }
    }

    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> literals = literals();
        List<String> unused = keys.stream().filter(key -> FROM_TYPES.stream().noneMatch(key::startsWith))
                .filter(key -> literals.stream().noneMatch(literal -> isNamedBy(key, literal))).toList();
        assertEquals(List.of(), unused);
    }

    @Test
    void everyTextThatIsNamedIsThere() throws IOException {
        Set<String> sections = new TreeSet<>();
        keys.forEach(key -> sections.add(key.substring(0, key.indexOf('.') + 1)));
        List<String> missing = literalsInCallsForTexts().stream()
                .filter(literal -> sections.stream().anyMatch(literal::startsWith))
                .filter(literal -> keys.stream().noneMatch(key -> isNamedBy(key, literal))).toList();
        assertEquals(List.of(), missing);
    }

    /** The key itself, or what it begins with: {@code "reach.http." + fault}, {@code key + ".words"}. */
    private static boolean isNamedBy(String key, String literal) {
        return key.equals(literal) || literal.endsWith(".") && key.startsWith(literal)
                || key.startsWith(literal + ".");
    }

    private static Set<String> literals() throws IOException {
        Set<String> literals = new TreeSet<>();
        for (String source : sources()) {
            Matcher matcher = LITERAL.matcher(source);
            while (matcher.find()) {
                literals.add(matcher.group(1));
            }
        }
        return literals;
    }

    private static Set<String> literalsInCallsForTexts() throws IOException {
        Pattern call = Pattern.compile("(?:texts\\(?\\)?(?:\\.get|\\.bind)?\\(|texts\\(?\\)?, |Note\\.(?:info|warning)\\(|say\\()\\s*"
                + LITERAL.pattern());
        Set<String> literals = new TreeSet<>();
        for (String source : sources()) {
            Matcher matcher = call.matcher(source);
            while (matcher.find()) {
                literals.add(matcher.group(1));
            }
        }
        return literals;
    }

    private static List<String> sources() throws IOException {
        Path root = Path.of(System.getProperty("slipway.basedir", "."), "src/main/java");
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> sources = new ArrayList<>();
            for (Path file : java) {
                sources.add(Files.readString(file));
            }
            return sources;
        }
    }
}
