package dev.slipway.ui.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.taskdef.Model;
import dev.slipway.taskdef.Shape;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A name and a help for every field that AWS accepts, in both languages, and for nothing else. */
class FieldTextsTest {

    private static final Pattern JAPANESE_LETTER = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    private static final Pattern POLITE_END = Pattern.compile("(です|ます|ません|ください)(（[^）]*）)?。");
    private static final Pattern ENGLISH_PROSE = Pattern.compile("[a-z]+( [a-z]+){2,}");
    private static final Pattern QUOTED = Pattern.compile("「[^」]*」");

    private final Map<String, String> english = texts("fields.properties");
    private final Map<String, String> japanese = texts("fields_ja.properties");

    @Test
    void everyFieldHasItsNameAndHelpAndNoOtherHasAny() {
        Set<String> wanted = new TreeSet<>();
        collect(Model.ofSdk().shape(), "field.", wanted);
        assertTrue(wanted.contains("field.volumes.efsVolumeConfiguration.authorizationConfig.iam.help"));
        assertEquals(wanted, english.keySet());
        assertEquals(wanted, japanese.keySet());
    }

    @Test
    void aNameFitsALabel() {
        assertEquals(List.of(), names(english).stream().filter(name -> name.length() > 34).toList());
        assertEquals(List.of(), names(japanese).stream().filter(name -> name.length() > 22).toList());
    }

    @Test
    void noTwoFieldsHaveOneName() {
        for (Map<String, String> texts : List.of(english, japanese)) {
            Set<String> seen = new HashSet<>();
            assertEquals(List.of(), names(texts).stream().filter(name -> !seen.add(name)).toList());
        }
    }

    @Test
    void aHelpIsShortAndMadeOfSentences() {
        assertEquals(List.of(), helps(english).stream()
                .filter(help -> help.length() > 260 || !help.endsWith(".")).toList());
        assertEquals(List.of(), helps(japanese).stream()
                .filter(help -> help.length() > 170 || !help.endsWith("。")).toList());
    }

    @Test
    void noEnglishIsLeftInTheJapanese() {
        assertEquals(List.of(), names(japanese).stream().filter(FieldTextsTest::isEnglish).toList());
        assertEquals(List.of(), helps(japanese).stream()
                .filter(help -> isEnglish(help) || !POLITE_END.matcher(help).find()).toList());
    }

    @Test
    void englishWouldBeSeen() {
        assertTrue(isEnglish("Health check (seconds)"));
        assertTrue(isEnglish("ヘルスチェックの間隔 is the time between"));
        assertFalse(isEnglish("「docker volume create」と同じです。"));
    }

    private static boolean isEnglish(String text) {
        return !JAPANESE_LETTER.matcher(text).find()
                || ENGLISH_PROSE.matcher(QUOTED.matcher(text).replaceAll("")).find();
    }

    private static List<String> names(Map<String, String> texts) {
        return texts.keySet().stream().filter(key -> key.endsWith(".name")).map(texts::get).toList();
    }

    private static List<String> helps(Map<String, String> texts) {
        return texts.keySet().stream().filter(key -> key.endsWith(".help")).map(texts::get).toList();
    }

    /** What stands in this file alone: a bundle would answer in English where the Japanese is missing. */
    private static Map<String, String> texts(String file) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(
                FieldTextsTest.class.getResourceAsStream("/dev/slipway/ui/" + file)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static void collect(Shape shape, String prefix, Set<String> keys) {
        switch (shape) {
            case Shape.Structure structure -> structure.members().forEach((name, member) -> {
                keys.addAll(List.of(prefix + name + ".name", prefix + name + ".help"));
                collect(member, prefix + name + '.', keys);
            });
            case Shape.ListOf list -> collect(list.member(), prefix, keys);
            case Shape.MapOf map -> collect(map.value(), prefix, keys);
            case Shape.Text _, Shape.Whole _, Shape.Flag _ -> { }
        }
    }
}
