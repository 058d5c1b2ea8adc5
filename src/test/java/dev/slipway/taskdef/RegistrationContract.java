package dev.slipway.taskdef;

import static dev.slipway.taskdef.Samples.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What registering does, whoever answers; each test has a family of its own. */
abstract class RegistrationContract {

    private static final String TAG = "learner/my-app";

    @TempDir
    private Path folder;
    private Account account;
    private Registration registration;
    private Ledger ledger;
    private Applier applier;

    abstract Clients clients();

    @BeforeEach
    void connect() throws Exception {
        account = Account.connect(clients(), "ap-northeast-1", new CallLog(InstantSource.system()));
        registration = new Registration(account);
        ledger = Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.system());
        applier = new Applier(ledger, Pause.none());
    }

    @AfterEach
    void closeTheLedger() throws Exception {
        ledger.close();
    }

    @Test
    void theConsoleExportIsRegisteredAsItWasPreviewedAndThenKept() throws Exception {
        TaskDefinition api = api("export");
        Plan<RegistrationRequest> plan = registration.plan(new RegistrationRequest(api, TAG));

        Change.Create create = (Change.Create) plan.changes().getFirst();
        TaskDefinition previewed = TaskDefinition.parse(create.content());
        applier.apply(registration, plan, Progress.none());

        Revision live = new Live(account).latest("export").orElseThrow();
        assertEquals(1, live.number());
        assertEquals(List.of(), Difference.between(previewed, live.definition()));
        assertEquals("[{\"key\":\"slipway:pipeline\",\"value\":\"learner/my-app\"}]", live.definition().at("/tags").toString());
        Plan<RegistrationRequest> again = registration.plan(plan.wanted());
        assertEquals(List.of(new Change.Keep(create.what(), live.arn())), again.changes());
        assertInstanceOf(Verdict.Proven.class, applier.verify(registration, plan));
    }

    @Test
    void anotherImageIsAnotherRevision() throws Exception {
        register(api("image"));

        register(Edit.image(api("image"), "api", "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/my-app-api:1"));

        List<String> arns = new Live(account).revisions("image");
        assertEquals(2, arns.size());
        assertTrue(arns.getFirst().endsWith(":task-definition/image:2"), arns.toString());
        assertEquals("public.ecr.aws/nginx/nginx:stable-perl",
                new Live(account).revision("image:1").definition().container("api").orElseThrow().image());
    }

    @Test
    void aRevisionRegisteredAfterThePreviewStopsIt() throws Exception {
        Plan<RegistrationRequest> plan = registration.plan(new RegistrationRequest(api("moved"), TAG));
        register(api("moved"));

        assertInstanceOf(ChangeProblem.PlanMoved.class, refusal(() -> applier.apply(registration, plan, Progress.none())));
        assertEquals(1, new Live(account).revisions("moved").size());
    }

    @Test
    void whatAwsWillRefuseIsSaidOnThePlan() throws Exception {
        TaskDefinition bridge = FieldEdit.remove(api("bridge"), "/networkMode");

        assertEquals(List.of(Note.warning("rule.F01", "", "")),
                registration.plan(new RegistrationRequest(bridge, TAG)).notes());
    }

    @Test
    void aFamilyWhoseNameOnlyBeginsTheSameIsAnother() throws Exception {
        register(api("front-end"));

        assertEquals(Optional.empty(), new Live(account).latest("front"));
        assertInstanceOf(Change.Create.class,
                registration.plan(new RegistrationRequest(api("front"), TAG)).changes().getFirst());
    }

    @Test
    void whatTheRequestWouldLoseIsRefusedBeforeAnythingIsSent() throws Exception {
        TaskDefinition raw = Edit.family(TaskDefinition.parse(Samples.consoleExport()), "raw");

        assertEquals(new TaskDefinitionProblem.UnknownField("/taskDefinitionArn", ""),
                refusal(() -> registration.plan(new RegistrationRequest(raw, TAG))));
        assertEquals(new TaskDefinitionProblem.NoFamily(),
                refusal(() -> registration.plan(new RegistrationRequest(definition("{}"), ""))));
        assertEquals(List.of(), new Live(account).revisions("raw"));
    }

    private void register(TaskDefinition definition) throws ProblemException {
        applier.apply(registration, registration.plan(new RegistrationRequest(definition, TAG)), Progress.none());
    }

    private static TaskDefinition api(String family) throws ProblemException {
        return Edit.family(TaskDefinition.parse(Samples.resource("/inputs/console-export.expected.json")), family);
    }

    private static Problem refusal(org.junit.jupiter.api.function.Executable action) {
        return assertThrows(ProblemException.class, action).problem();
    }
}
