package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.113.7/32", " 203.0.113.0/24 , 203.0.113.0/24", "0.0.0.0/0, 0.0.0.0/0",
        "::/0, ::/0", "2001:DB8::1, 2001:db8::1/128", "2001:db8:0:0:0:0:0:0/32, 2001:db8::/32"})
    void aRangeOrABareAddressIsRead(String typed, String meant) {
        assertEquals(meant, Cidr.of(typed).orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7/24, 203.0.113.0/24", "10.255.255.255/8, 10.0.0.0/8", "2001:db8::1/64, 2001:db8::/64"})
    void bitsBeyondThePrefixAreToldWithTheRangeThatIsMeant(String typed, String meant) {
        assertEquals(new Cidr.Reading.HostBits(typed, Cidr.of(meant).orElseThrow()), Cidr.read(typed));
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.256, 10", "203.0.x.1/32, 6", "203.0.113, 9", "1.2.3.4.5, 8", "010.0.0.1, 0",
        "203.0.113.7/33, 12", "203.0.113.7/, 12", "203.0.113.7/-1, 12", "2001:db8::1::2, 0", "'', 0", "my address, 0"})
    void whatIsNoRangeIsRefusedWithThePlace(String typed, int place) {
        assertEquals(new Cidr.Reading.Bad(typed, place), Cidr.read(typed));
    }

    @Test
    void aRangeContainsItsPartsOfTheSameVersionOnly() {
        Cidr everybody = Cidr.everybody();
        assertTrue(everybody.contains(range("203.0.113.7/32")));
        assertFalse(everybody.contains(range("2001:db8::1")));
        assertTrue(range("203.0.113.0/24").contains(range("203.0.113.128/25")));
        assertFalse(range("203.0.113.128/25").contains(range("203.0.113.0/24")));
        assertFalse(range("203.0.113.0/24").contains(range("203.0.114.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.0/16", "172.31.0.0/16", "192.168.0.1", "127.0.0.1", "fd00::/8"})
    void privateRangesAreKnown(String range) {
        assertTrue(range(range).isPrivate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "172.0.0.0/8", "203.0.113.7", "::/0", "2001:db8::1"})
    void othersAreNot(String range) {
        assertFalse(range(range).isPrivate());
    }

    private static Cidr range(String text) {
        return Cidr.of(text).orElseThrow();
    }
}
