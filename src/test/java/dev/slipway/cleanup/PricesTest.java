package dev.slipway.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.TaskSize;
import org.junit.jupiter.api.Test;

class PricesTest {

    @Test
    void aTaskCostsItsShareOfAProcessorAndItsMemory() {
        assertEquals(0.5 * 0.04048 + 1 * 0.004445,
                Prices.near("us-east-1").taskHour(new TaskSize(512, 1024, Platform.X86_64)), 1e-9);
        assertEquals(0.8 * (2 * 0.05056 + 4 * 0.00553),
                Prices.near("ap-northeast-1").taskHour(new TaskSize(2048, 4096, Platform.ARM64)), 1e-9);
    }

    @Test
    void aRegionWithoutPricesSaysWhoseItShows() {
        assertEquals("us-east-1", Prices.near("eu-north-1").region());
        assertEquals("ap-northeast-1", Prices.near("ap-northeast-1").region());
    }
}
