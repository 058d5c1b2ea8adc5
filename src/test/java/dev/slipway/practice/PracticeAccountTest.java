package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class PracticeAccountTest {

    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final PracticeAccount account = new PracticeAccount(clock, "ap-northeast-1");

    @Test
    void everyPracticeAccountHasTheSameIds() {
        Ec2Client other = new PracticeAccount(clock, "ap-northeast-1").clients().ec2();

        assertEquals(account.clients().ec2().describeSubnets().subnets(), other.describeSubnets().subnets());
        assertTrue(other.describeVpcs().vpcs().getFirst().vpcId().matches("vpc-0[0-9a-f]{16}"));
    }

    @Test
    void theLearnerIsAUserOfTheAccountAndSeenInTheCallLog() throws Exception {
        CallLog log = new CallLog(clock);
        Account connected = Account.connect(account.clients(), "ap-northeast-1", log);
        connected.ec2().describeVpcs();

        assertEquals("arn:aws:iam::123456789012:user/learner", connected.caller().arn());
        assertFalse(connected.caller().isRoot());
        assertEquals(List.of("GetCallerIdentity", "DescribeVpcs"),
                log.entries().stream().map(CallLog.Entry::operation).toList());
    }

    @Test
    void ofManyWhoMakeTheSameOnlyOneDoes() throws Exception {
        Ec2Client ec2 = account.clients().ec2();
        Callable<Boolean> make = () -> {
            try {
                ec2.createSecurityGroup(r -> r.groupName("wanted").description("d"));
                return true;
            } catch (Ec2Exception e) {
                return false;
            }
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            int made = 0;
            for (Future<Boolean> one : threads.invokeAll(IntStream.range(0, 64).mapToObj(_ -> make).toList())) {
                made += one.get() ? 1 : 0;
            }
            assertEquals(1, made);
        }
    }

    @Test
    void aContainersLinesAreReadInTheOrderOfTheirTimes() {
        var logs = account.clients().logs();
        logs.createLogGroup(r -> r.logGroupName("/ecs/api"));
        account.logs().write("/ecs/api", "api/1", "second", clock.instant().plusSeconds(1));
        account.logs().write("/ecs/api", "api/1", "first", clock.instant());

        assertEquals(List.of("first", "second"), logs.getLogEvents(r -> r.logGroupName("/ecs/api")
                .logStreamName("api/1")).events().stream().map(OutputLogEvent::message).toList());
        assertTrue(account.logs().hasGroup("/ecs/api"));
        assertFalse(account.logs().hasGroup("/ecs/other"));
    }
}
