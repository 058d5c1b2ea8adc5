package dev.slipway.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same messages as terminals, logs and JSON show them: the cause must stay the same, and the quote be of the
 * original.
 */
class DressedMessagesTest {

    private static final Pattern WORD = Pattern.compile("(\\w{3,}) ");
    private static final Map<String, UnaryOperator<String>> DRESSES = new LinkedHashMap<>();

    static {
        DRESSES.put("wrapped after 80 characters, in the middle of a word", text -> text.replaceAll("(.{80})", "$1\n"));
        DRESSES.put("wrapped and indented", text -> text.replaceAll("(.{60})", "$1\n        "));
        DRESSES.put("in a box", text -> "│ " + text.replaceAll("(.{70})", "$1 │\n│ "));
        DRESSES.put("in colours",
                text -> "\u001b[0;31m" + WORD.matcher(text).replaceAll("$1\u001b[1m \u001b[0m") + "\u001b[39m");
        DRESSES.put("in colours whose escape was lost", text -> "[31m" + text + "[0m");
        DRESSES.put("escaped for JSON", text -> "{\"log\":" + TextNode.valueOf(text + "\n") + "}");
        DRESSES.put("escaped for JSON twice", text -> TextNode.valueOf(TextNode.valueOf(text).toString()).toString());
        DRESSES.put("with times in front", text -> text.replaceAll("(?m)^", "2026-01-29T06:56:10.9562452Z "));
        DRESSES.put("as gh prints a log", text -> text.replaceAll("(?m)^",
                "deploy\tDeploy to ECS\t2026-01-29T06:56:10.9562452Z "));
        DRESSES.put("wrapped, with times in front",
                text -> text.replaceAll("(.{80})", "$1\n").replaceAll("(?m)^", "2026-01-29T06:56:10.956Z "));
        DRESSES.put("as an annotation", text -> "##[debug]" + text.replace("\n", "%0A"));
        DRESSES.put("with Windows line ends", text -> text.replace("\n", "\r\n") + "\r\n");
        DRESSES.put("with entities", text -> text.replace("\"", "&quot;").replace("'", "&#39;"));
        DRESSES.put("in another case", String::toUpperCase);
    }

    static Set<String> dresses() {
        return DRESSES.keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dresses")
    void theCauseStaysTheSame(String dress) {
        List<String> changed = new ArrayList<>();
        List<Messages.Labelled> all = Messages.all().toList();
        for (Messages.Labelled message : all) {
            Evidence plain = message.evidence();
            String before = Messages.answer(plain);
            Finding after = Diagnosis.of(new Evidence(plain.kind(), DRESSES.get(dress).apply(plain.text()))).first();
            if (!after.cause().id().equals(before)) {
                changed.add(message.id() + " was " + before + ", is " + after.cause().id());
            }
        }
        assertTrue(changed.size() * 100 <= all.size(), () -> changed.size() + " of " + all.size() + ": " + changed);
    }

    @Test
    void aTextWithoutItsLastTenthKeepsItsCauseOrTellsNothing() {
        List<String> changed = new ArrayList<>();
        List<Messages.Labelled> all = Messages.all().filter(message -> message.evidence().text().length() > 60)
                .toList();
        for (Messages.Labelled message : all) {
            String text = message.evidence().text();
            String answer = Messages.answer(new Evidence(message.evidence().kind(), text.substring(0,
                    text.length() * 9 / 10)));
            if (!answer.equals(Messages.answer(message.evidence())) && !answer.equals(Cause.UNKNOWN.id())) {
                changed.add(message.id() + " became " + answer);
            }
        }
        assertTrue(changed.size() * 25 <= all.size(), changed::toString);
    }

    /** Of a log that is cut before its failure nothing bad is left. */
    @Test
    void aCutFailureIsNeverCalledFine() {
        List<String> wrong = new ArrayList<>();
        Messages.all().filter(message -> !message.isFine()).forEach(message -> {
            String text = message.evidence().text();
            int told = Diagnosis.of(message.evidence()).first().quote().start();
            for (int share = 3; share < 10; share++) {
                String cut = text.substring(0, text.length() * share / 10);
                if (cut.length() > told && Messages.isFine(Messages.answer(new Evidence(message.evidence().kind(), cut)))
                        && message.accepted().stream().noneMatch(Messages::isFine)) {
                    wrong.add(message.id() + " at " + share);
                }
            }
        });
        assertTrue(wrong.size() <= 6, wrong::toString);
    }

    @Test
    void theQuoteIsOfTheOriginal() {
        Evidence wrapped = new Evidence(Evidence.Kind.STOPPED_REASON, """
                2026-01-29T06:56:10Z CannotPull\u001b[31mContainerError: no sp
                2026-01-29T06:56:10Z ace left on dev\u001b[0mice!""");

        Finding finding = Diagnosis.of(wrapped).first();

        assertEquals(Cause.DISK_FULL, finding.cause());
        assertEquals("no sp\n2026-01-29T06:56:10Z ace left on dev\u001b[0mice", finding.words());
    }
}
