package dev.slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
