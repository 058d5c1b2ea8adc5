package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.practice.PracticeEngine;
import dev.slipway.practice.SampleRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.Repository;

/** From an account without a repository to an image in ECR, on whatever answers for ECR. */
abstract class ImagePushContract {

    @TempDir
    Path folder;

    private Account account;
    private Ledger ledger;
    private Applier applier;
    private ImageRequest wanted;
    private PracticeEngine practice;

    /** An account's clients. */
    abstract Clients clients();

    @BeforeEach
    void unpackTheSample() throws Exception {
        SampleRepository.unpack(folder);
        account = Account.connect(clients(), "ap-northeast-1", new CallLog(InstantSource.system()));
        ledger = Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.system());
        applier = new Applier(ledger, Pause.none());
        practice = new PracticeEngine(account.ecr(), Pause.none());
        wanted = wanted("my-app-api-" + UUID.randomUUID(), 8080, Platform.X86_64);
    }

    @AfterEach
    void closeTheLedger() throws Exception {
        ledger.close();
    }

    @Test
    void onePreviewShowsTheRepositoryTheBuildAndThePush() throws Exception {
        Plan<ImageRequest> plan = push(practice).plan(wanted);
        Change.Create repository = assertInstanceOf(Change.Create.class, plan.changes().get(0));
        assertTrue(repository.content().contains("\"scanOnPush\" : true"), repository::content);
        assertTrue(repository.content().contains(Pipeline.TAG), repository::content);
        Change.Run build = assertInstanceOf(Change.Run.class, plan.changes().get(1));
        assertTrue(build.sends().toString().startsWith("docker build --platform linux/amd64 --tag "), build::toString);
        assertTrue(build.against().contains("4 files"), build::against);
        Change.Run push = assertInstanceOf(Change.Run.class, plan.changes().get(2));
        assertEquals(2, push.sends().commands().size());
        assertTrue(push.sends().commands().get(0).startsWith(
                "aws ecr get-login-password --region ap-northeast-1 | docker login --username AWS --password-stdin "),
                push::toString);
        assertEquals(List.of(), plan.notes());
    }

    @Test
    void afterwardsTheImageIsInEcrAndASecondPlanKeepsEverything() throws Exception {
        ImagePush push = push(practice);
        Plan<ImageRequest> plan = push.plan(wanted);
        assertInstanceOf(Verdict.Missing.class, push.verify(plan));
        applier.apply(push, plan, Progress.none());
        assertInstanceOf(Verdict.Proven.class, applier.verify(push, plan));
        assertTrue(push.plan(wanted).isAllKept());
        ImageRef image = push.pushed(wanted).orElseThrow();
        assertTrue(image.digest().matches("sha256:[0-9a-f]{64}"), image::digest);
        assertTrue(push.plan(wanted).changes().contains(
                new Change.Keep(plan.changes().get(2).what(), image.digest())), () -> push.toString());
    }

    @Test
    void whatTheImageRunsOnIsKnownWhereItWasBuilt() throws Exception {
        ImageRequest arm = wanted("my-app-api-" + UUID.randomUUID(), 8080, Platform.ARM64);
        ImagePush push = push(practice);
        assertTrue(push.deployable(arm).isEmpty());
        applier.apply(push, push.plan(arm), Progress.none());

        ImageRef image = push.pushed(arm).orElseThrow();
        assertEquals(Optional.of(new Facts.Image(image, Optional.of(Platform.ARM64))), push.deployable(arm));
        assertEquals(Optional.of(new Facts.Image(image, Optional.empty())),
                push(new PracticeEngine(account.ecr(), Pause.none())).deployable(arm));
        assertEquals(Optional.of(new Facts.Image(image, Optional.empty())),
                push(new ScriptedEngine(practice).losingTouch()).deployable(arm));
    }

    @Test
    void aFileEditedAfterThePreviewRefusesThePlan() throws Exception {
        ImagePush push = push(practice);
        Plan<ImageRequest> plan = push.plan(wanted);
        Files.writeString(folder.resolve("api/Hello.java"), "class Hello {}");
        assertInstanceOf(ChangeProblem.PlanMoved.class, problemOf(push, plan));
        assertTrue(push.pushed(wanted).isEmpty());
    }

    @Test
    void anImageTheTaskCannotRunIsNotPushed() throws Exception {
        ImagePush push = push(new ScriptedEngine(practice).buildingFor(Platform.ARM64));
        assertEquals(new ImageProblem.WrongPlatform("linux/arm64", "linux/amd64"),
                problemOf(push, push.plan(wanted)));
        assertTrue(push.pushed(wanted).isEmpty());
    }

    @Test
    void aLoginThatRanOutIsRenewedOnce() throws Exception {
        ScriptedEngine once = new ScriptedEngine(practice).refusingLogins(1);
        ImagePush push = push(once);
        applier.apply(push, push.plan(wanted), Progress.none());
        assertTrue(push.pushed(wanted).isPresent());
        assertEquals(2, once.pushes());
    }

    @Test
    void aLoginThatIsRefusedTwiceIsSaid() throws Exception {
        ImagePush push = push(new ScriptedEngine(practice).refusingLogins(2));
        assertInstanceOf(ImageProblem.LoginRefused.class, problemOf(push, push.plan(wanted)));
    }

    @Test
    void aPushThatFailedHalfWayIsTakenUpByTheNextPreview() throws Exception {
        ImagePush failing = push(new ScriptedEngine(practice).refusingLogins(2));
        problemOf(failing, failing.plan(wanted));
        Plan<ImageRequest> again = push(practice).plan(wanted);
        assertInstanceOf(Change.Keep.class, again.changes().get(0));
        assertEquals(2, again.toMake().size());
    }

    @Test
    void anotherPortThanTheTasksIsRemarkedBeforeBuilding() throws Exception {
        ImageRequest other = wanted(wanted.repository().name(), 80, Platform.X86_64);
        assertEquals(List.of(Note.warning("note.image.otherPort", "8080", "80")), push(practice).plan(other).notes());
    }

    @Test
    void withoutAnEngineThePreviewSaysSoAtOnce() {
        ImageEngine none = new ScriptedEngine(practice).in(new ImageEngine.State.NotRunning("unix:///x"));
        ProblemException e = assertThrows(ProblemException.class, () -> push(none).plan(wanted));
        assertEquals(new ImageProblem.NoEngine("NotRunning", "unix:///x"), e.problem());
    }

    @Test
    void whatIsInEcrNeedsNoEngine() throws Exception {
        ImagePush push = push(practice);
        applier.apply(push, push.plan(wanted), Progress.none());
        ImageEngine none = new ScriptedEngine(practice).in(new ImageEngine.State.NotRunning("unix:///x"));
        assertTrue(push(none).plan(wanted).isAllKept());
    }

    @Test
    void aRepositoryThatIsThereIsKeptAsItIs() throws Exception {
        account.ecr().createRepository(create -> create.repositoryName(wanted.repository().name())
                .imageTagMutability("IMMUTABLE"));
        Plan<RepositoryRequest> plan = new RepositorySetup(account).plan(wanted.repository());
        assertInstanceOf(Change.Keep.class, plan.changes().getFirst());
    }

    @Test
    void settingsThatAreAskedForGoIntoTheNewRepository() throws Exception {
        RepositoryRequest asked = asking(wanted.repository().name(), true);
        RepositorySetup setup = new RepositorySetup(account);
        Plan<RepositoryRequest> plan = setup.plan(asked);
        assertEquals(List.of(Subject.Kind.REPOSITORY, Subject.Kind.LIFECYCLE_POLICY),
                plan.toMake().stream().map(change -> change.what().kind()).toList());
        applier.apply(setup, plan, Progress.none());
        Repository made = account.ecr().describeRepositories(r -> r.repositoryNames(asked.name())).repositories()
                .getFirst();
        assertEquals(ImageTagMutability.IMMUTABLE, made.imageTagMutability());
        assertTrue(account.ecr().getLifecyclePolicy(r -> r.repositoryName(asked.name())).lifecyclePolicyText()
                .contains("imageCountMoreThan"));
        assertTrue(setup.plan(asked).isAllKept());
    }

    @Test
    void aRepositorysSettingsChangeOnlyWhereTheyAreAskedFor() throws Exception {
        String name = wanted.repository().name();
        account.ecr().createRepository(create -> create.repositoryName(name).imageTagMutability("IMMUTABLE"));
        RepositorySetup setup = new RepositorySetup(account);
        Change.Keep kept = assertInstanceOf(Change.Keep.class, setup.plan(wanted.repository()).changes().getFirst());
        assertTrue(kept.evidence().endsWith("scanOnPush: false, imageTagMutability: IMMUTABLE"), kept::evidence);

        RepositoryRequest scanning = new RepositoryRequest(name, "octo/my-app",
                new RepositorySettings(Optional.of(true), Optional.empty(), Optional.empty()));
        Plan<RepositoryRequest> plan = setup.plan(scanning);
        Change.Update update = assertInstanceOf(Change.Update.class, plan.changes().getFirst());
        assertEquals("scanOnPush: true, imageTagMutability: IMMUTABLE", update.after());
        assertEquals(1, update.sends().commands().size());
        applier.apply(setup, plan, Progress.none());
        assertTrue(setup.plan(scanning).isAllKept());
    }

    @Test
    void anotherLifecyclePolicyIsShownBeforeItIsReplaced() throws Exception {
        String name = wanted.repository().name();
        account.ecr().createRepository(create -> create.repositoryName(name).imageTagMutability("IMMUTABLE")
                .imageScanningConfiguration(scanning -> scanning.scanOnPush(true)));
        String before = new RepositorySettings.Lifecycle(5, 1).policy();
        account.ecr().putLifecyclePolicy(r -> r.repositoryName(name).lifecyclePolicyText(before));
        Plan<RepositoryRequest> plan = new RepositorySetup(account).plan(asking(name, true));
        assertInstanceOf(Change.Keep.class, plan.changes().getFirst());
        assertEquals(before, assertInstanceOf(Change.Update.class, plan.changes().getLast()).before());
    }

    @Test
    void anImageInEcrThatTheTaskCannotRunIsBuiltAndPushedOverWhereTagsMove() throws Exception {
        ImagePush push = push(practice);
        applier.apply(push, push.plan(wanted), Progress.none());
        String first = push.pushed(wanted).orElseThrow().digest();
        ImageRequest arm = wanted(wanted.repository().name(), 8080, Platform.ARM64);
        Plan<ImageRequest> plan = push.plan(arm);
        assertEquals(2, plan.toMake().size());
        assertEquals("note.image.replaced.WrongPlatform", plan.notes().getLast().key());
        applier.apply(push, plan, Progress.none());
        assertInstanceOf(Verdict.Proven.class, applier.verify(push, plan));
        assertNotEquals(first, push.pushed(arm).orElseThrow().digest());
    }

    @Test
    void anImageUnderATagThatStaysIsNeverPushedOver() throws Exception {
        ImageRequest kept = new ImageRequest(asking(wanted.repository().name(), true), wanted.tag(), wanted.source(),
                wanted.task());
        ImagePush push = push(practice);
        applier.apply(push, push.plan(kept), Progress.none());
        assertTrue(push.plan(kept).isAllKept());
        ImageRequest arm = new ImageRequest(kept.repository(), kept.tag(), kept.source(),
                new ImageRequest.Task(Platform.ARM64, 8080, false));
        ProblemException e = assertThrows(ProblemException.class, () -> push.plan(arm));
        assertInstanceOf(ImageProblem.TagIsUnfit.class, e.problem());
    }

    @Test
    void anotherLocalImageOfThatNameTellsNothingOfTheOneInEcr() throws Exception {
        ImagePush push = push(practice);
        applier.apply(push, push.plan(wanted), Progress.none());
        assertTrue(push.seen(wanted).orElseThrow().local().isPresent());
        ImageRequest arm = wanted(wanted.repository().name(), 8080, Platform.ARM64);
        practice.build(arm.build(push.pushed(wanted).orElseThrow().byTag()), Progress.none());
        assertEquals(Optional.empty(), push.seen(wanted).orElseThrow().local());
    }

    @Test
    void aRepositoryThatWasDeletedMeanwhileIsSaidAndTheNextPreviewMakesItAgain() throws Exception {
        String name = wanted.repository().name();
        ScriptedEngine deleting = new ScriptedEngine(practice).failingAfter(() ->
                account.ecr().deleteRepository(r -> r.repositoryName(name).force(true)),
                new ImageProblem.NoSuchRepository(name));
        ImagePush push = push(deleting);
        assertEquals(new ImageProblem.NoSuchRepository(name), problemOf(push, push.plan(wanted)));
        Plan<ImageRequest> again = push(practice).plan(wanted);
        assertInstanceOf(Change.Create.class, again.changes().getFirst());
        applier.apply(push(practice), again, Progress.none());
        assertTrue(push(practice).pushed(wanted).isPresent());
    }

    @Test
    void aRegistryThatHangsUpBecauseTheRepositoryIsGoneIsNotBlamedOnTheNetwork() throws Exception {
        String name = wanted.repository().name();
        ImageProblem hungUp = new ImageProblem.RegistryUnreachable("r", "Post \"https://r/v2/x/blobs/uploads/\": EOF");
        ImagePush gone = push(new ScriptedEngine(practice).failingAfter(() ->
                account.ecr().deleteRepository(r -> r.repositoryName(name).force(true)), hungUp));
        assertEquals(new ImageProblem.NoSuchRepository(name), problemOf(gone, gone.plan(wanted)));
        ImagePush there = push(new ScriptedEngine(practice).failingAfter(() -> { }, hungUp));
        assertEquals(hungUp, problemOf(there, there.plan(wanted)));
    }

    @Test
    void aPushTellsOfEveryLayerAndASecondOneThatTheyAreThere() throws Exception {
        ImagePush push = push(practice);
        applier.apply(push, push.plan(wanted), Progress.none());
        ImageRef other = ImageRef.of(push.pushed(wanted).orElseThrow().byTag() + "-again");
        practice.build(wanted.build(other.byTag()), Progress.none());
        RecordedProgress progress = new RecordedProgress();
        practice.push(other, new ImageEngine.Login(other.registry(), "AWS", "x"), progress);
        PushProgress shown = new PushProgress();
        progress.news.forEach(news -> shown.take((LayerNews) news, Instant.EPOCH));
        assertTrue(shown.isFinished());
        assertEquals(practice.inspect(other.byTag()).orElseThrow().bytes(), shown.total());
        assertTrue(shown.layers().stream().allMatch(layer -> layer.state() == PushProgress.State.ALREADY_THERE),
                () -> shown.layers().toString());
    }

    private RepositoryRequest asking(String name, boolean keepsTags) {
        return new RepositoryRequest(name, "octo/my-app", new RepositorySettings(Optional.of(true),
                Optional.of(keepsTags), Optional.of(new RepositorySettings.Lifecycle(30, 14))));
    }

    private ImageRequest wanted(String repository, int port, Platform platform) {
        return new ImageRequest(new RepositoryRequest(repository, "octo/my-app"), "a".repeat(40),
                ImageRequest.Source.of(folder.resolve("api")), new ImageRequest.Task(platform, port, false));
    }

    private ImagePush push(ImageEngine engine) {
        return new ImagePush(account, engine);
    }

    private Problem problemOf(ImagePush push, Plan<ImageRequest> plan) {
        return assertThrows(ProblemException.class, () -> applier.apply(push, plan, Progress.none())).problem();
    }
}
