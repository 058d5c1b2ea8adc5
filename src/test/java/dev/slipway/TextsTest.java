package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.slipway.change.Problem;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.identity.Handshake;
import dev.slipway.identity.TrustFault;
import dev.slipway.identity.WhoElse;
import dev.slipway.pipeline.Disagreement;
import dev.slipway.pipeline.JobStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of both languages: complete, in step with each other, and well-formed. */
class TextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    private static final List<String> ENGLISH = List.of("messages.properties", "fields.properties", "lessons.properties");
    private static final List<String> JAPANESE = List.of("messages_ja.properties", "fields_ja.properties",
            "lessons_ja.properties");

    private final TreeMap<String, String> english = texts(ENGLISH);
    private final TreeMap<String, String> japanese = texts(JAPANESE);

    @Test
    void everyProblemHasATitleAndAdvice() {
        List<String> missing = new ArrayList<>();
        for (JavaClass problem : problems()) {
            String key = key(problem);
            for (String part : List.of(".title", ".advice")) {
                if (!english.containsKey(key + part)) {
                    missing.add(key + part);
                }
            }
        }
        assertEquals(List.of(), missing, "texts missing in messages.properties");
    }

    @Test
    void noTextNamesAFactThatItsProblemDoesNotHave() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass problem : problems()) {
            int facts = problem.reflect().getRecordComponents().length;
            String prefix = key(problem) + '.';
            english.tailMap(prefix).entrySet().stream().takeWhile(text -> text.getKey().startsWith(prefix))
                    .filter(text -> placeholders(text.getValue()).stream().anyMatch(number -> number >= facts))
                    .forEach(text -> wrong.add(text.getKey()));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyDisagreementHasATextThatNamesOnlyItsThreeFacts() {
        List<String> wrong = new ArrayList<>();
        for (Disagreement.Kind kind : Disagreement.Kind.values()) {
            String text = english.getOrDefault("rule." + kind.id(), "{99}");
            if (placeholders(text).stream().anyMatch(number -> number > 2)) {
                wrong.add(kind.id());
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** What the code names by a constant of these. */
    @Test
    void everyConstantThatIsToldHasItsText() {
        List<String> keys = new ArrayList<>();
        keys.addAll(keys("identity.fault.", TrustFault.values()));
        keys.addAll(keys("identity.mend.", TrustFault.Mend.values()));
        keys.addAll(keys("identity.else.", WhoElse.Kind.values()));
        keys.addAll(keys("identity.handshake.", Handshake.Hint.values()));
        keys.addAll(keys("trust.silent.", JobStart.Why.values()));
        keys.addAll(keys("matter.", Disagreement.Matter.values()));
        keys.addAll(keys("side.", Disagreement.Side.values()));
        keys.addAll(keys("consistency.notYet.", Disagreement.Side.values()));
        assertEquals(List.of(), keys.stream().filter(key -> !english.containsKey(key)).toList());
    }

    private static List<String> keys(String prefix, Enum<?>[] constants) {
        return Stream.of(constants).map(constant -> prefix + constant.name()).toList();
    }

    @Test
    void whatAnAdministratorCanLiftComesWithALetter() {
        Problem denied = new AwsProblem.DeniedByAdministrator("", "", "", AwsProblem.Limit.PERMISSIONS_BOUNDARY, "");
        assertTrue(english.containsKey(denied.letterKey().orElseThrow()));
    }

    @Test
    void noTwoProblemsShareTheirTexts() {
        TreeSet<String> seen = new TreeSet<>();
        assertEquals(List.of(), problems().stream().map(TextsTest::key).filter(key -> !seen.add(key)).toList());
    }

    @Test
    void noTextSpeaksOfAProblemThatIsNoMore() {
        TreeSet<String> known = new TreeSet<>();
        for (JavaClass problem : problems()) {
            known.add(key(problem));
        }
        List<String> orphans = english.keySet().stream().filter(key -> key.startsWith("problem."))
                .filter(key -> !known.contains(key.substring(0, key.lastIndexOf('.')))).toList();
        assertEquals(List.of(), orphans);
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        TreeSet<String> onlyEnglish = new TreeSet<>(english.keySet());
        onlyEnglish.removeAll(japanese.keySet());
        TreeSet<String> onlyJapanese = new TreeSet<>(japanese.keySet());
        onlyJapanese.removeAll(english.keySet());
        assertEquals(new TreeSet<>(), onlyEnglish, "missing in " + JAPANESE);
        assertEquals(new TreeSet<>(), onlyJapanese, "missing in " + ENGLISH);
    }

    @Test
    void bothLanguagesNameTheSameFacts() {
        List<String> different = english.entrySet().stream()
                .filter(text -> japanese.containsKey(text.getKey()))
                .filter(text -> !placeholders(text.getValue()).equals(placeholders(japanese.get(text.getKey()))))
                .map(text -> text.getKey() + ": " + text.getValue() + " / " + japanese.get(text.getKey())).toList();
        assertEquals(List.of(), different);
    }

    @Test
    void everyTextIsAWellFormedPattern() {
        List<String> wrong = new ArrayList<>();
        wrong.addAll(malformed("English", english));
        wrong.addAll(malformed("Japanese", japanese));
        assertEquals(List.of(), wrong, "a straight apostrophe (') hides placeholders: write ’");
    }

    @Test
    void noKeyIsGivenTwice() throws IOException {
        for (List<String> files : List.of(ENGLISH, JAPANESE)) {
            TreeSet<String> seen = new TreeSet<>();
            List<String> twice = new ArrayList<>();
            for (String file : files) {
                try (InputStream in = bundle(file)) {
                    for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                        Matcher key = Pattern.compile("([A-Za-z][\\w.-]*)\\s*=.*").matcher(line);
                        if (key.matches() && !seen.add(key.group(1))) {
                            twice.add(key.group(1));
                        }
                    }
                }
            }
            assertEquals(List.of(), twice, files::toString);
        }
    }

    @Test
    void aMalformedTextWouldBeSeen() {
        assertFalse(malformed("", new TreeMap<>(Map.of("a", "it's {0}"))).isEmpty());
        assertFalse(malformed("", new TreeMap<>(Map.of("a", "{name}"))).isEmpty());
        assertFalse(malformed("", new TreeMap<>(Map.of("a", "  "))).isEmpty());
        assertEquals(new TreeSet<>(List.of(0, 3)), placeholders("{3} and {0,number}"));
    }

    private static List<JavaClass> problems() {
        return Production.classes().stream().filter(type -> type.isRecord() && type.isAssignableTo(Problem.class)).toList();
    }

    /** As {@link Problem#key} makes it. */
    private static String key(JavaClass problem) {
        String packageName = problem.getPackageName();
        return "problem" + packageName.substring(packageName.lastIndexOf('.')) + '.' + problem.getSimpleName();
    }

    private static List<String> malformed(String language, TreeMap<String, String> texts) {
        List<String> wrong = new ArrayList<>();
        texts.forEach((key, text) -> {
            if (text.contains("'") || text.isBlank() || !parses(text)) {
                wrong.add(language + " " + key + "=" + text);
            }
        });
        return wrong;
    }

    private static boolean parses(String text) {
        try {
            new MessageFormat(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static TreeSet<Integer> placeholders(String text) {
        TreeSet<Integer> numbers = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            numbers.add(Integer.valueOf(matcher.group(1)));
        }
        return numbers;
    }

    private static TreeMap<String, String> texts(List<String> files) {
        Properties properties = new Properties();
        for (String file : files) {
            try (Reader reader = new InputStreamReader(bundle(file), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new IllegalStateException(file, e);
            }
        }
        TreeMap<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        return texts;
    }

    private static InputStream bundle(String file) {
        return Objects.requireNonNull(TextsTest.class.getResourceAsStream("/dev/slipway/ui/" + file), file);
    }
}
