package dev.slipway.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.workflow.PlantedMistakes.Planted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each planted mistake is found in its place and nothing else; its mend changes what it must and nothing else. */
class PlantedMistakesTest {

    static Stream<Planted> all() {
        return PlantedMistakes.all();
    }

    private static List<Finding> check(String text) throws ProblemException {
        return WorkflowChecks.check(text, Facts.unknown());
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream().map(it -> it.rule() + " " + it.line() + ":" + it.column()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-jobs", "one-job", "artifact", "stages", "called", "calling", "restart"})
    void nothingIsFoundInAGoodWorkflow(String name) throws ProblemException {
        String good = PlantedMistakes.good(name);

        for (String text : List.of(good, good.replace("\n", "\r\n"), "\uFEFF" + good)) {
            assertEquals(List.of(), told(check(text)));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theMistakeIsFoundInItsPlaceAndNothingElse(Planted planted) throws ProblemException {
        SourceText.Place place = new SourceText(planted.text()).place(planted.offset());
        List<String> expected = new ArrayList<>(planted.also());
        expected.add(planted.rule() + " " + place.line() + ":" + place.column());

        for (UnaryOperator<String> form : forms()) {
            List<String> found = told(check(form.apply(planted.text()))).stream()
                    .map(it -> planted.also().contains(it.split(" ")[0]) ? it.split(" ")[0] : it).sorted().toList();
            assertEquals(expected.stream().sorted().toList(), found, planted.text());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theMendLeavesEveryOtherByteAsItIs(Planted planted) throws ProblemException {
        for (UnaryOperator<String> form : forms()) {
            String text = form.apply(planted.text());
            Finding finding = check(text).stream().filter(it -> it.rule().equals(planted.rule())).findFirst()
                    .orElseThrow();

            Optional<String> mended = finding.mend().map(mend -> mend.applied(text));

            assertEquals(planted.mended().map(it -> form.apply(it).replace("\uFEFF", "")),
                    mended.map(it -> difference(text, it, form)));
            if (mended.isPresent()) {
                assertEquals(planted.also(), check(mended.get()).stream().map(Finding::rule).toList());
            }
        }
    }

    @Test
    void everyRuleHasAMistakeAndAGoodWorkflow() {
        Set<String> planted = all().map(Planted::rule).collect(Collectors.toSet());
        // found with what is beside the workflow only
        Set<Rule> beside = EnumSet.of(Rule.TRUST);

        assertEquals(List.of(), Arrays.stream(Rule.values()).filter(rule -> !beside.contains(rule))
                .map(rule -> rule.key().substring(Finding.PREFIX.length()))
                .filter(rule -> !planted.contains(rule)).toList());
        assertTrue(all().count() >= 60);
    }

    /** As the file may be written: with either line end, with a byte-order mark. */
    private static List<UnaryOperator<String>> forms() {
        return List.of(text -> text, text -> text.replace("\n", "\r\n"), text -> "\uFEFF" + text);
    }

    /** The lines of the second text that are not at the beginning or end of the first. */
    private static String difference(String before, String after, UnaryOperator<String> form) {
        String end = form.apply("\n").replace("\uFEFF", "");
        List<String> one = List.of(before.split(end, -1));
        List<String> other = List.of(after.split(end, -1));
        int front = 0;
        while (front < Math.min(one.size(), other.size()) && one.get(front).equals(other.get(front))) {
            front++;
        }
        int back = 0;
        while (back < Math.min(one.size(), other.size()) - front
                && one.get(one.size() - 1 - back).equals(other.get(other.size() - 1 - back))) {
            back++;
        }
        return String.join(end, other.subList(front, other.size() - back));
    }
}
