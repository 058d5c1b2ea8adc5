package dev.slipway.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Note;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.TaskSize;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a fresh account lacks and no plan can make. */
class FreshAccountTest {

    private static final String ASK_FOR_MORE = "aws service-quotas request-service-quota-increase "
            + "--service-code fargate --quota-code L-3032A538 --desired-value %s --region ap-northeast-1";

    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final PracticeAccount practice = new PracticeAccount(clock, "ap-northeast-1");
    private final Refusing refusing = new Refusing();
    private FreshAccount fresh;

    @BeforeEach
    void connect() throws ProblemException {
        fresh = new FreshAccount(Account.connect(refusing.around(practice.clients()), "ap-northeast-1",
                new CallLog(clock)));
    }

    @Test
    void anAccountWithRoomForATaskIsToldNothing() throws ProblemException {
        practice.setFargateQuota(2);

        assertEquals(List.of(), notes(2048));
    }

    @Test
    void withoutAnyQuotaItIsSaidBeforeAnythingIsMadeAndHowToAskForMore() throws ProblemException {
        practice.setFargateQuota(0);

        assertEquals(List.of(Note.warning("target.quota.short", "0", "0.5", ASK_FOR_MORE.formatted("6.0"))),
                notes(512));
        assertTrue(fresh.plan(new TaskSize(512, 1024, Platform.X86_64)).isAllKept());
    }

    @Test
    void aTaskLargerThanTheQuotaIsSaidToBeSo() throws ProblemException {
        practice.setFargateQuota(6);

        assertEquals(List.of(Note.warning("target.quota.short", "6", "8", ASK_FOR_MORE.formatted("16.0"))),
                notes(8192));
    }

    @Test
    void whoMayNotReadTheQuotaIsGivenTheCommandAndGoesOn() throws ProblemException {
        refusing.deny("GetServiceQuota");

        assertEquals("target.quota.unread", notes(512).getFirst().key());
    }

    private List<Note> notes(int units) throws ProblemException {
        Plan<TaskSize> plan = fresh.plan(new TaskSize(units, 1024, Platform.X86_64));
        return plan.notes();
    }
}
