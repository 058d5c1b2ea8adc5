package dev.slipway.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A text with a number reads right for none, one and many. */
class CountsTest {

    private static final int[] COUNTS = {0, 1, 2, 5};
    /** A number before what the texts count, in the plural, where none says what happens to one. */
    private static final Pattern COUNTED = Pattern.compile("\\{\\d(?:,number(?:,integer)?)?} "
            + "(?:more |open |other |running |inbound )?(?:tasks|services|images|layers|lines|steps|files|days|minutes|hours|"
            + "seconds|rules|addresses|pairs|things|machines|calls|removals|changes|characters|bytes|values|lists|"
            + "containers|deployments|subnets|jobs|secrets|VPCs|vCPUs|units)\\b");
    private static final Pattern ONE_OF_MANY =
            Pattern.compile("\\b1 (?!is\\b|has\\b|was\\b)[a-z]+[^s]s\\b|\\b1 (are|were|do|have)\\b");
    private static final Pattern NONE_AS_ONE = Pattern.compile("\\b0 [a-z]+ (is|was|does)\\b");
    /** Limits that are far from one, what is over them, and eight steps. */
    private static final Set<String> NEVER_ONE = Set.of("explain.tooLong", "image.arguments.tooLong", "secret.tests.bad",
            "problem.identity.BadDescription.advice", "problem.identity.PoliciesTooLarge.advice",
            "problem.image.TooManyFiles.title", "problem.taskdef.TooDeep.advice", "problem.taskdef.TooLarge.advice",
            "problem.taskdef.TooMany.advice", "problem.target.NoFreeAddressRange.advice", "recent.done",
            "identity.fault.TOO_LONG", "rule.F37", "rule.I10", "rule.T04", "taskdef.sent.size", "taskdef.sent.tooLarge",
            "problem.cloud.Throttled.advice");

    private final TreeMap<String, String> english = Wordings.english();

    @Test
    void nothingIsCountedInThePluralAlone() {
        assertEquals(List.of(), english.entrySet().stream().filter(text -> !NEVER_ONE.contains(text.getKey()))
                .filter(text -> COUNTED.matcher(withoutChoices(text.getValue())).find())
                .map(text -> text.getKey() + "=" + text.getValue()).toList());
    }

    @Test
    void everyCountReadsRightForNoneOneAndMany() {
        List<String> wrong = new ArrayList<>();
        english.forEach((key, text) -> wordings(text).stream()
                .filter(words -> ONE_OF_MANY.matcher(words).find() || NONE_AS_ONE.matcher(words).find())
                .forEach(words -> wrong.add(key + ": " + words)));
        assertEquals(List.of(), wrong);
    }

    @Test
    void japaneseCountsWithoutAnyPlural() {
        assertEquals(List.of(), Wordings.japanese().entrySet().stream()
                .filter(text -> text.getValue().contains(",choice,")).map(Map.Entry::getKey).toList());
    }

    @Test
    void whatIsWrongWouldBeSeen() {
        assertTrue(COUNTED.matcher("{0} tasks run").find() && COUNTED.matcher("{2,number,integer} running tasks").find());
        assertFalse(COUNTED.matcher("{0} is there, {1} s, {2} runs on").find());
        assertEquals(List.of("0 tasks are", "1 tasks are", "2 tasks are", "5 tasks are"),
                wordings("{0,choice,0#0 tasks are|1#1 tasks are|1<{0,number,integer} tasks are}"));
        assertTrue(ONE_OF_MANY.matcher("1 tasks").find() && ONE_OF_MANY.matcher("1 are").find());
        assertFalse(ONE_OF_MANY.matcher("1 is, 1 class, 1 address").find());
    }

    private static String withoutChoices(String text) {
        StringBuilder rest = new StringBuilder();
        int depth = 0;
        boolean inChoice = false;
        for (int i = 0; i < text.length(); i++) {
            if (depth == 0 && text.startsWith(",choice,", i + 2) && text.charAt(i) == '{') {
                inChoice = true;
            }
            depth += inChoice && text.charAt(i) == '{' ? 1 : 0;
            if (!inChoice) {
                rest.append(text.charAt(i));
            }
            depth -= inChoice && text.charAt(i) == '}' ? 1 : 0;
            inChoice &= depth > 0;
        }
        return rest.toString();
    }

    /** As the text reads for each count that it tells apart; nothing where it tells none. */
    private static List<String> wordings(String text) {
        MessageFormat format = new MessageFormat(text, Locale.ENGLISH);
        Format[] formats = format.getFormatsByArgumentIndex();
        if (Arrays.stream(formats).noneMatch(ChoiceFormat.class::isInstance)) {
            return List.of();
        }
        List<String> wordings = new ArrayList<>();
        for (int count : COUNTS) {
            Object[] facts = new Object[formats.length];
            for (int i = 0; i < facts.length; i++) {
                facts[i] = formats[i] == null ? "it" : count;
            }
            wordings.add(format.format(facts));
        }
        return wordings;
    }
}
