package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.pipeline.Cidr;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSpanTest {

    @Test
    void everyRangeIsReadAsJavaReadsIt() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int length = random.nextBoolean() ? 4 : 16;
            BigInteger number = new BigInteger(length * 8, random);
            for (int run = random.nextInt(4) * 16, bit = random.nextInt(8) * 16; run > 0; run--) {
                number = number.clearBit((bit + run) % (length * 8));
            }
            Cidr range = range(RandomRules.text(number, length), random.nextInt(length * 8 + 1));
            assertEquals(Optional.of(AddressSpan.of(range)), AddressSpan.parse(range.toString()), range::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"::/0", "::1/128", "1::/16", "2001:db8::/32", "2001:db8:0:0:1::/80", "1:2:3:4:5:6:7::/112",
        "::ffff:0:0/96", "64:ff9b::192.0.2.33/128", "0:0:0:0:0:0:0:1/128", "2001:DB8::A/127", "::2:3:4:5:6:7:8/128"})
    void everyFormOfIPv6IsRead(String range) {
        assertEquals(Cidr.of(range).map(AddressSpan::of), AddressSpan.parse(range));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "1.2.3.4", "1.2.3/24", "1.2.3.4.5/24", "256.2.3.4/24", "1.2.3.4/33", "1.2.3.4/-1",
        "1.2.3.4/", "1.2.3.4/2 ", "1..3.4/8", ".1.2.3/8", "1.2.3./8", "a.b.c.d/8", "99999999999.1.1.1/8", "1::2::3/64",
        "1:2:3/64", ":1/64", "1:/64", ":/64", "1:2:3:4:5:6:7:8:9/64", "12345::/64", "g::/64", "::/129", "pl-1/8",
        "1::/ab", "::/9999"})
    void anythingElseIsNoRange(String text) {
        assertEquals(Optional.empty(), AddressSpan.parse(text));
    }

    @Test
    void rangesBesideEachOtherCoverWhatNeitherDoes() {
        List<AddressSpan> halves = List.of(span("128.0.0.0/1"), span("::/0"), span("0.0.0.0/1"));
        assertTrue(span("0.0.0.0/0").isCoveredBy(halves));
        List<AddressSpan> quarters = List.of(span("2001:db8:0:8000::/49"), span("2001:db8::/49"));
        assertTrue(span("2001:db8::/48").isCoveredBy(quarters));
        assertEquals(false, span("2001:db8::/47").isCoveredBy(quarters));
        assertEquals(false, span("0.0.0.0/0").isCoveredBy(List.of()));
    }

    private static Cidr range(String address, int prefix) {
        return switch (Cidr.read(address + "/" + prefix)) {
            case Cidr.Reading.Good(Cidr range) -> range;
            case Cidr.Reading.HostBits(var _, Cidr meant) -> meant;
            case Cidr.Reading.Bad bad -> throw new AssertionError(bad);
        };
    }

    private static AddressSpan span(String range) {
        return AddressSpan.parse(range).orElseThrow();
    }
}
