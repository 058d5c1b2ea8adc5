package dev.slipway.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Marks, quotes, blanks and endings are each language's own, and what is the same is called the same. */
class WordingTest {

    private static final String KANA_AND_KANJI = "ぁ-んァ-ヶー一-龥々";
    private static final Pattern HALF_WIDTH = Pattern.compile(("[%1$s）」][,!?()]|[,!?(][%1$s（「]|\\)[%1$s]|"
            + "[%1$s）」}]:(\\s|$)|[､｡｢｣]").formatted(KANA_AND_KANJI));
    private static final Pattern TOO_CLOSE = Pattern.compile("[%1$s][A-Za-z0-9$]|[A-Za-z0-9%%][%1$s]".formatted(KANA_AND_KANJI));
    private static final Pattern TOO_WIDE =
            Pattern.compile("(?<!→) [、。（）：？「」]|(?<!^\\d\\.)[、。（）：？」] (?!→)|  |[%1$s] [%1$s]".formatted(KANA_AND_KANJI));
    private static final Pattern POLITE =
            Pattern.compile("(です|ます|ません|ました|でした|ください|しょう|か|はい)$");
    private static final Pattern PLAIN = Pattern.compile("[るただいうくすつむぶぐ]$");
    private static final Pattern LOOSE = Pattern.compile(" [,;:?!](?= |$)|\\.\\.\\.|  ");
    /** What stands at its end is no sentence's end but an address, a fact or a sign. */
    private static final Pattern ENDS_OPENLY = Pattern.compile("(://|\\}|\\*)$");

    /** JSON, and commands to copy: their quotes are part of them. */
    private static final Set<String> WITH_CODE = Set.of("problem.github.OwnedByOthers.advice",
            "problem.github.NoIdentity.advice", "problem.identity.NotAQuestion.advice", "problem.image.NothingToStart.advice",
            "rule.T22", "rule.F02", "rule.F03", "start.help", "field.containerDefinitions.resourceRequirements.value.help",
            "field.containerDefinitions.systemControls.value.help");
    /** Columns of a terminal or a table, an event in AWS's words, and what says that there is no Japanese font. */
    private static final Set<String> SET_OTHERWISE = Set.of("start.help", "image.context.size", "explain.cause",
            "handshake.in", "handshake.out", "handshake.none", "diagnosis.prompt", "app.noJapaneseFont", "quantity.between");
    /** One English word for two things. */
    private static final Set<String> TWO_THINGS = Set.of("Connect", "Target", "Tasks", "none", "The image is in ECR", "User",
            "Network interface");

    /** What they quote only happens to be a label, too. */
    private static final Set<String> QUOTED_WORDS = Set.of("learn.deploy.wrong", "identity.fault.BRANCH_WORD");

    private final TreeMap<String, String> english = Wordings.english();
    private final TreeMap<String, String> japanese = Wordings.japanese();

    WordingTest() {
        for (Map<String, String> texts : List.of(english, japanese)) {
            texts.keySet().removeIf(key -> SET_OTHERWISE.contains(key) && !key.equals("start.help") || key.endsWith(".forms"));
        }
    }

    @Test
    void japaneseMarksAreFullWidth() {
        assertEquals(List.of(), those(japanese, text -> HALF_WIDTH.matcher(withoutQuoted(text)).find()));
    }

    @Test
    void quotesAreEachLanguagesOwn() {
        assertEquals(List.of(), those(japanese, text -> text.matches("(?s).*[“”‘’].*")));
        assertEquals(List.of(), those(english, text -> text.matches("(?s).*[「」].*") || !text.replaceAll("“[^“”]*”", "")
                .matches("(?s)[^“”]*")));
        for (Map<String, String> texts : List.of(english, japanese)) {
            texts.keySet().removeAll(WITH_CODE);
            assertEquals(List.of(), those(texts, text -> text.contains("\"")));
        }
    }

    @Test
    void latinLettersStandOffByOneBlank() {
        japanese.keySet().remove("start.help");
        assertEquals(List.of(), those(japanese, text -> TOO_CLOSE.matcher(text).find()));
        assertEquals(List.of(), those(japanese, text -> text.lines().anyMatch(line -> TOO_WIDE.matcher(
                line.replaceFirst("^\\d\\. ", "")).find())));
    }

    @Test
    void japaneseSentencesArePolite() {
        japanese.keySet().remove("start.help");
        assertEquals(List.of(), those(japanese, text -> !isPolite(text)));
    }

    @Test
    void aLabelHasNoFullStop() {
        List<String> wrong = new ArrayList<>();
        english.forEach((key, text) -> {
            boolean isLabel = !text.matches("(?s).*[.?!:…](”?$|\\s.*)") && !ENDS_OPENLY.matcher(text).find();
            if (isLabel && japanese.get(key).endsWith("。")) {
                wrong.add(key + ": " + text + " / " + japanese.get(key));
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void englishMarksFollowTheirWords() {
        english.keySet().remove("start.help");
        assertEquals(List.of(), those(english, text -> LOOSE.matcher(text.replaceAll("“[^“”]*”", "“”")).find()
                && !text.matches("(?s).*(characters|digits|letters)\\b.*")));
    }

    @Test
    void theSameWordsAreTheSameInJapanese() {
        Map<String, String> first = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        english.forEach((key, text) -> {
            String other = first.putIfAbsent(text, key);
            if (other != null && !TWO_THINGS.contains(text) && !japanese.get(other).equals(japanese.get(key))) {
                wrong.add(text + ": " + other + "=" + japanese.get(other) + ", " + key + "=" + japanese.get(key));
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void aButtonIsCalledInATextAsItIsOnTheScreen() {
        Map<String, List<String>> keys = new HashMap<>();
        english.forEach((key, text) -> keys.computeIfAbsent(text, _ -> new ArrayList<>()).add(key));
        List<String> wrong = new ArrayList<>();
        english.forEach((key, text) -> Pattern.compile("“([^“”]+)”|\\b[Pp]ress ([A-Z][a-z]+)\\b").matcher(text).results()
                .map(it -> it.group(1) == null ? it.group(2) : it.group(1)).filter(keys::containsKey)
                .filter(name -> !QUOTED_WORDS.contains(key) && keys.get(name).stream()
                        .noneMatch(button -> japanese.get(key).contains("「" + japanese.get(button) + "」")))
                .forEach(name -> wrong.add(key + " names “" + name + "”: " + japanese.get(key))));
        assertEquals(List.of(), wrong);
    }

    @Test
    void whatIsWrongWouldBeSeen() {
        assertTrue(HALF_WIDTH.matcher("失敗: {0}").find() && HALF_WIDTH.matcher("名前(DNS)").find());
        assertFalse(HALF_WIDTH.matcher(withoutQuoted("「id-token: write」がない（例：a:b）")).find());
        assertTrue(TOO_CLOSE.matcher("IAMロール").find() && TOO_CLOSE.matcher("ポート80").find());
        assertTrue(TOO_WIDE.matcher("ロール （ARN）").find() && TOO_WIDE.matcher("この ロール").find());
        assertFalse(isPolite("ファイルを読む。") || isPolite("読んだ。次です。") || isPolite("必要だ。"));
        assertTrue(isPolite("読みます。タブ：{0}。読めますか。ファイルのみ（読む）。") && isPolite("ファイルを読む"));
        assertTrue(LOOSE.matcher("Wait ...").find() && LOOSE.matcher("so : it").find());
    }

    private static boolean isPolite(String text) {
        Matcher sentence = Pattern.compile("([^。：\\n]*)。").matcher(withoutQuoted(text).replaceAll("（[^（）]*）", ""));
        while (sentence.find()) {
            if (PLAIN.matcher(sentence.group(1)).find() && !POLITE.matcher(sentence.group(1)).find()) {
                return false;
            }
        }
        return true;
    }

    private static String withoutQuoted(String text) {
        return text.replaceAll("「[^「」]*」", "「」");
    }

    private static List<String> those(Map<String, String> texts, Predicate<String> wrong) {
        return texts.entrySet().stream().filter(text -> wrong.test(text.getValue()))
                .map(text -> text.getKey() + "=" + text.getValue()).toList();
    }
}
