package dev.slipway.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.taskdef.Finding.Severity;
import dev.slipway.taskdef.SingleFaults.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SingleFaultsTest {

    static final List<String> BASES = SingleFaults.BASES;

    /** Said of a text, not of a document. */
    private static final Set<String> ABOUT_THE_TEXT = Set.of("I03", "I12");

    @ParameterizedTest
    @FieldSource("BASES")
    void aValidDefinitionHasNeitherErrorNorWarning(String base) {
        assertEquals(List.of(), grave(Rules.check(SingleFaults.base(base))));
        assertEquals(List.of(), Stripping.of(SingleFaults.base(base)).removed());
    }

    @Test
    void everyFaultIsFoundAtItsPlaceUnderItsIdAndNothingElseIs() {
        List<String> wrong = new ArrayList<>();
        List<Fault> faults = SingleFaults.all().toList();
        for (Fault fault : faults) {
            List<Finding> all = Rules.check(fault.definition());
            if (all.stream().noneMatch(it -> it.rule().equals(fault.rule()) && it.pointer().equals(fault.pointer()))) {
                wrong.add("missed " + fault + " at " + fault.pointer() + ": " + all.stream()
                        .map(it -> it.rule() + " " + it.pointer()).toList());
            }
            grave(all).stream().filter(it -> !it.rule().equals(fault.rule()))
                    .filter(it -> !fault.entailed().contains(it.rule()))
                    .forEach(it -> wrong.add("over-reported " + it.rule() + " " + it.pointer() + " in " + fault));
        }

        assertEquals(List.of(), wrong, () -> wrong.size() + " of " + faults.size() + "\n" + String.join("\n", wrong));
        assertTrue(faults.size() > 3_000, () -> "only " + faults.size());
    }

    @Test
    void everyRuleIsBroken() {
        Set<String> broken = SingleFaults.all().map(Fault::rule).collect(Collectors.toCollection(TreeSet::new));
        broken.addAll(ABOUT_THE_TEXT);
        Set<String> rules = new TreeSet<>(Rules.ids());
        rules.addAll(ABOUT_THE_TEXT);

        assertEquals(rules, broken);
    }

    private static List<Finding> grave(List<Finding> findings) {
        return findings.stream().filter(it -> it.severity() != Severity.INFO).toList();
    }
}
