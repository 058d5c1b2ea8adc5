package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** CloudWatch Logs as moto has it, and where moto falls short of AWS. */
@Needs(Part.MOTO)
class MotoLogsTest extends LogsContract {

    private static final Instant START = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    private static MotoServer moto;
    private static CloudWatchLogsClient logs;

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.startUnaltered();
        logs = moto.clients().logs();
    }

    @AfterAll
    static void stopMoto() {
        moto.close();
    }

    @Override
    CloudWatchLogsClient logs() {
        return logs;
    }

    @Override
    Instant start() {
        return START;
    }

    /** AWS knows a few numbers of days only. */
    @Test
    void motoKeepsLogsForThirteenDays() {
        newGroup("/ecs/thirteen");
        logs.putRetentionPolicy(r -> r.logGroupName("/ecs/thirteen").retentionInDays(13));

        assertEquals(13, group("/ecs/thirteen").retentionInDays());
    }

    /** AWS speaks of the log stream. */
    @Test
    void motoSpeaksOfTheGroupWhenTheStreamIsNotThere() {
        newGroup("/ecs/streamless");

        var thrown = assertThrows(ResourceNotFoundException.class, () -> logs.getLogEvents(
                r -> r.logGroupName("/ecs/streamless").logStreamName("api/1")));
        assertEquals("The specified log group does not exist.", thrown.awsErrorDetails().errorMessage());
    }
}
