package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Applier;
import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Ledger;
import dev.slipway.change.Note;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Verdict;
import dev.slipway.parts.GitHubStandIn;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.RepositoryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSetupTest {

    private static final String ARN = "arn:aws:iam::123456789012:role/GitHubActionsEcsLearning";
    private static final SecretRequest WANTED = wanting(ARN);

    @TempDir
    private Path folder;
    private final GitHubStandIn standIn = new GitHubStandIn();
    private Ledger ledger;
    private Applier applier;
    private SecretSetup setup;

    private static SecretRequest wanting(String value) {
        return new SecretRequest(new RepositoryName("learner", "my-app"), "AWS_ROLE_TO_ASSUME", value);
    }

    @BeforeEach
    void open() throws ProblemException {
        ledger = Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.system());
        applier = new Applier(ledger, Pause.none());
        setup = new SecretSetup(new RestGitHub(standIn.address(), GitHubToken.pasted(GitHubStandIn.TOKEN)),
                new SecretMemory(folder.resolve("secrets.json")));
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
        standIn.close();
        assertEquals(List.of(), standIn.complaints());
    }

    private Plan<SecretRequest> applied(SecretRequest wanted) throws ProblemException {
        Plan<SecretRequest> plan = setup.plan(wanted);
        applier.apply(setup, plan, Progress.none());
        return plan;
    }

    @Test
    @Needs(Part.LIBSODIUM)
    void githubCanOpenWhatWasStored() throws ProblemException {
        applied(WANTED);

        assertEquals(ARN, standIn.openedSecret("AWS_ROLE_TO_ASSUME"));
    }

    @Test
    void aMissingSecretIsCreatedAndThenKept() throws ProblemException {
        Plan<SecretRequest> plan = applied(WANTED);

        assertInstanceOf(Change.Create.class, plan.changes().getFirst());
        assertInstanceOf(Verdict.Proven.class, applier.verify(setup, plan));
        assertInstanceOf(Change.Keep.class, setup.plan(WANTED).changes().getFirst());
    }

    @Test
    void anotherValueIsAnUpdateWithoutRemark() throws ProblemException {
        applied(WANTED);

        Plan<SecretRequest> plan = setup.plan(wanting(ARN + "2"));

        assertInstanceOf(Change.Update.class, plan.changes().getFirst());
        assertEquals(List.of(), plan.notes());
    }

    @Test
    void aSecretSetByOthersSinceIsAnUpdateWithARemark() throws ProblemException {
        applied(WANTED);
        standIn.secretSetElsewhere("AWS_ROLE_TO_ASSUME");

        Plan<SecretRequest> plan = setup.plan(WANTED);

        assertInstanceOf(Change.Update.class, plan.changes().getFirst());
        assertEquals("github.secret.setSince", plan.notes().getFirst().key());
    }

    @Test
    void aSecretWeNeverSetIsAnUpdateWithARemark() throws ProblemException {
        standIn.secretSetElsewhere("AWS_ROLE_TO_ASSUME");

        assertEquals("github.secret.setElsewhere", setup.plan(WANTED).notes().getFirst().key());
    }

    @Test
    void aPlanIsRefusedWhenSomebodyElseSetTheSecretMeanwhile() throws ProblemException {
        standIn.secretSetElsewhere("AWS_ROLE_TO_ASSUME");
        Plan<SecretRequest> previewed = setup.plan(WANTED);
        standIn.secretSetElsewhere("AWS_ROLE_TO_ASSUME");

        ProblemException refused = assertThrows(ProblemException.class,
                () -> applier.apply(setup, previewed, Progress.none()));

        assertInstanceOf(ChangeProblem.PlanMoved.class, refused.problem());
        assertFalse(standIn.requests().stream().anyMatch(request -> request.startsWith("PUT")));
    }

    @Test
    void theValueIsInNoPlanNoCommandNoLedgerAndNoMemory() throws ProblemException, IOException {
        Plan<SecretRequest> plan = applied(WANTED);

        assertFalse(plan.toString().contains("123456789012"), plan.toString());
        assertEquals(List.of("gh secret set AWS_ROLE_TO_ASSUME --repo learner/my-app"),
                plan.changes().getFirst().call().orElseThrow().commands());
        assertFalse(Files.readString(folder.resolve("ledger.jsonl")).contains("123456789012"));
        assertFalse(Files.readString(folder.resolve("secrets.json")).contains("123456789012"));
    }

    @Test
    void aMemoryThatCannotBeReadOnlyMeansSettingTheSecretAgain() throws ProblemException, IOException {
        applied(WANTED);
        Files.writeString(folder.resolve("secrets.json"), "{\"salt\":");

        assertInstanceOf(Change.Update.class, applied(WANTED).changes().getFirst());
        assertInstanceOf(Change.Keep.class, setup.plan(WANTED).changes().getFirst());
    }

    @Test
    @Needs(Part.LIBSODIUM)
    void anEnvironmentsSecretIsStoredThereAndKeptAsItsOwn() throws ProblemException {
        standIn.environment("production");
        SecretRequest wanted = new SecretRequest(
                new SecretPlace(new RepositoryName("learner", "my-app"), "production"), "AWS_ROLE_TO_ASSUME", ARN);

        Plan<SecretRequest> plan = applied(wanted);

        assertEquals(ARN, standIn.openedSecret("production", "AWS_ROLE_TO_ASSUME"));
        assertEquals(List.of("gh secret set AWS_ROLE_TO_ASSUME --repo learner/my-app --env production"),
                plan.changes().getFirst().call().orElseThrow().commands());
        assertInstanceOf(Change.Keep.class, setup.plan(wanted).changes().getFirst());
        assertInstanceOf(Change.Create.class, setup.plan(WANTED).changes().getFirst());
    }

    @Test
    void anEnvironmentThatIsNotThereIsSaid() {
        SecretPlace place = new SecretPlace(new RepositoryName("learner", "my-app"), "staging");

        ProblemException refused = assertThrows(ProblemException.class,
                () -> setup.plan(new SecretRequest(place, "AWS_ROLE_TO_ASSUME", ARN)));

        assertEquals(new GitHubProblem.NoEnvironment("staging", "learner/my-app"), refused.problem());
    }

    @Test
    void aMisspeltSecretIsNamedInsteadOfLeftBeside() throws ProblemException {
        standIn.secretSetElsewhere("AWS_ROLE_TO_ASUME");

        Plan<SecretRequest> plan = setup.plan(WANTED);

        assertInstanceOf(Change.Create.class, plan.changes().getFirst());
        assertEquals(List.of(Note.warning("github.secret.similar", "AWS_ROLE_TO_ASSUME", "AWS_ROLE_TO_ASUME")),
                plan.notes());
    }

    @Test
    void slipsOfThePenAreToldFromOtherNames() throws ProblemException {
        for (String slip : List.of("AWS_ROLE_TO_ASSUEM", "AWS_ROL_TO_ASSUME", "AWSROLE_TO_ASSUME",
                "AWS_ROLE_TO_ASSUMES", "AWS_ROLE_T0_ASSUME")) {
            assertEquals(List.of(slip), similar(slip), slip);
        }
        for (String other : List.of("AWS_ROLE_TO_ASSUME_DEV", "AWS_ROLE_TO_ASSUME2", "GCP_ROLE_TO_ASSUME",
                "AWS_ROLE_TO_REVOKE", "NPM_TOKEN")) {
            assertEquals(List.of(), similar(other), other);
        }
    }

    private List<Object> similar(String there) throws ProblemException {
        try (GitHubStandIn other = new GitHubStandIn()) {
            other.secretSetElsewhere(there);
            Plan<SecretRequest> plan = new SecretSetup(
                    new RestGitHub(other.address(), GitHubToken.pasted(GitHubStandIn.TOKEN)),
                    new SecretMemory(folder.resolve("others.json"))).plan(WANTED);
            return plan.notes().stream().filter(SecretSetup::isSimilar).map(note -> note.facts().get(1)).toList();
        }
    }

    @Test
    void namesDoNotTellUpperFromLowerCase() throws ProblemException {
        standIn.secretSetElsewhere("AWS_ROLE_TO_ASSUME");

        Plan<SecretRequest> plan = setup.plan(new SecretRequest(WANTED.place(), "aws_role_to_assume", ARN));

        assertInstanceOf(Change.Update.class, plan.changes().getFirst());
    }

    @Test
    void theSameNameElsewhereIsToldWithWhichOneCounts() throws ProblemException {
        standIn.environment("production");
        standIn.secretSetElsewhere("AWS_ROLE_TO_ASSUME");
        standIn.organizationSecret("AWS_ROLE_TO_ASSUME");

        Plan<SecretRequest> plan = setup.plan(new SecretRequest(
                new SecretPlace(new RepositoryName("learner", "my-app"), "production"), "AWS_ROLE_TO_ASSUME", ARN));

        assertEquals(List.of("github.secret.goesBeforeRepository", "github.secret.goesBeforeOrganization"),
                plan.notes().stream().map(Note::key).toList());
    }

    @Test
    void theNamesBesideAreToldTheFirstTwentyOfMany() throws ProblemException {
        for (int i = 10; i < 31; i++) {
            standIn.secretSetElsewhere("OTHER_" + i);
        }
        standIn.organizationSecret("SHARED");

        List<Note> notes = setup.plan(WANTED).notes();

        assertEquals("github.secret.others", notes.getFirst().key());
        assertTrue(notes.getFirst().facts().getFirst().toString().endsWith("OTHER_29, …"), notes.toString());
        assertEquals(Note.info("github.secret.organizations", "SHARED"), notes.getLast());
    }

    @Test
    void organisationSecretsThatMayNotBeReadAreNotMissed() throws ProblemException {
        standIn.answer("GET /repos/learner/my-app/actions/organization-secrets",
                GitHubStandIn.Answer.json(403, "{\"message\":\"Resource not accessible by personal access token\"}"));

        assertEquals(List.of(), setup.plan(WANTED).notes());
    }

    @Test
    void namesThatGitHubRefusesAreRefusedHere() {
        for (String name : List.of("", "1ST", "GITHUB_ROLE", "github_role", "A-B", "A B")) {
            assertThrows(IllegalArgumentException.class,
                    () -> new SecretRequest(new RepositoryName("learner", "my-app"), name, ARN), name);
        }
    }
}
