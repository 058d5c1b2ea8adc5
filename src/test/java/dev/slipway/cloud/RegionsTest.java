package dev.slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.parts.Refusing;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionsTest {

    private final List<String> ids = Regions.all().stream().map(Regions.Entry::id).toList();

    @Test
    void theDefaultAndTheUsualOnesAreThereOnceWithTheirNames() {
        assertTrue(ids.containsAll(List.of(Regions.DEFAULT, "us-east-1", "eu-central-1", "cn-north-1", "us-gov-west-1")),
                ids::toString);
        assertEquals(ids.size(), ids.stream().distinct().count());
        assertTrue(Regions.all().contains(new Regions.Entry("ap-northeast-1", "Asia Pacific (Tokyo)")));
    }

    @Test
    void noGlobalOrIsolatedOnesAreThere() {
        assertTrue(ids.stream().noneMatch(id -> id.contains("global") || id.contains("iso")), ids::toString);
        assertTrue(ids.indexOf("cn-north-1") > ids.indexOf("us-west-2"), "AWS's own come first");
    }

    @Test
    void whoIsNotKnownInARegionThatMustBeEnabledIsToldThatAndElsewhereThatTheCredentialsAreWrong() {
        assertEquals(new AwsProblem.RegionNotEnabled("ap-east-1", "The security token is invalid."),
                refusal("ap-east-1"));
        assertEquals(new AwsProblem.InvalidCredentials("The security token is invalid."), refusal("ap-northeast-1"));
        assertEquals(new AwsProblem.InvalidCredentials("The security token is invalid."), refusal("cn-north-1"));
    }

    private static Problem refusal(String region) {
        Refusing refusing = new Refusing().answer("GetCallerIdentity", 403, "InvalidClientTokenId",
                "The security token is invalid.");
        PracticeClock clock = PracticeClock.still(Instant.EPOCH);
        Clients clients = refusing.around(new PracticeAccount(clock, region).clients());
        return assertThrows(ProblemException.class, () -> Account.connect(clients, region, new CallLog(clock)))
                .problem();
    }
}
