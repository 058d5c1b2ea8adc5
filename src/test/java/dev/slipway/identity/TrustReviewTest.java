package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.identity.TrustCases.Case;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrustReviewTest {

    static Stream<Case> cases() {
        return TrustCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWrongIsNamed(Case it) throws ProblemException {
        assertEquals(it.faults().stream().sorted().toList(),
                it.review().findings().stream().map(finding -> finding.fault().name()).sorted().toList(),
                it::trust);
    }

    @Test
    void everyFaultHasItsDocument() {
        Set<String> shown = cases().flatMap(it -> it.faults().stream()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(EnumSet.allOf(TrustFault.class).stream().map(Enum::name).toList()), shown);
        assertTrue(shown.size() >= 40);
    }

    /** By the evaluator; PracticeTrustTest asks an STS that was written apart from it. */
    @ParameterizedTest
    @MethodSource("dev.slipway.identity.TrustCases#mendable")
    void theMendLetsTheJobInAndNobodyElse(Case it) throws ProblemException {
        PolicyDocument mended = it.review().mended(true);
        for (String subject : it.target().needed()) {
            assertTrue(isLetIn(mended, it, Policies.AUDIENCE, subject), () -> subject + " by " + mended.pretty());
            assertFalse(isLetIn(mended, it, "https://github.com/hanako", subject), mended::pretty);
        }
        for (String stranger : strangers(it)) {
            assertFalse(isLetIn(mended, it, Policies.AUDIENCE, stranger), () -> stranger + " by " + mended.pretty());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.identity.TrustCases#mendable")
    void whatIsMendedNeedsNoMending(Case it) throws ProblemException {
        for (boolean narrow : new boolean[] {false, true}) {
            PolicyDocument mended = it.review().mended(narrow);
            TrustReview again = TrustReview.of(mended, it.target());
            assertEquals(mended, again.mended(narrow));
            assertEquals(List.of(), again.findings().stream().filter(finding -> narrow
                    || finding.mend() == TrustFault.Mend.PLANNED).toList(), mended::pretty);
        }
    }

    /** A Deny is spared only when asked for. */
    static Stream<Case> undenied() {
        return TrustCases.mendable().filter(it -> !it.faults().contains("DENIED"));
    }

    /** Without being asked to close anything, the plan still lets the job in. */
    @ParameterizedTest
    @MethodSource("undenied")
    void theMendThatOnlyAddsLetsTheJobInToo(Case it) throws ProblemException {
        PolicyDocument mended = it.review().mended(false);
        it.target().needed().forEach(subject -> assertTrue(isLetIn(mended, it, Policies.AUDIENCE, subject),
                mended::pretty));
    }

    private static List<String> strangers(Case it) {
        List<String> strangers = new ArrayList<>(List.of("repo:hanako@101/my-app@202:ref:refs/heads/feature",
                "repo:hanako@101/my-app@202:pull_request", "repo:hanako@101/my-app@202:ref:refs/tags/v9",
                "repo:hanako@101/my-app@202:environment:anything", "repo:hanako@101/my-app@202:ref:refs/heads/Main",
                "repo:hanako@101/my-app2@203:ref:refs/heads/main", "repo:hanako/my-app2:ref:refs/heads/main",
                "repo:hanako2@102/my-app@204:ref:refs/heads/main", "repo:taro/my-app:ref:refs/heads/main",
                "repo:hanako@101/other@205:ref:refs/heads/main", "repo:hanako@9/my-app@9:ref:refs/heads/main", ""));
        strangers.removeAll(it.target().wanted().all());
        return strangers;
    }

    private static boolean isLetIn(PolicyDocument trust, Case it, String audience, String subject) {
        return Evaluator.decide(List.of(trust), Handshake.request(Policies.PROVIDER, audience, subject,
                Map.of("repository", "hanako/my-app", "repository_id", "202", "actor", "hanako"))).isAllowed();
    }
}
