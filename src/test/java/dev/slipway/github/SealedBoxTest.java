package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.slipway.parts.Libsodium;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SealedBoxTest {

    private final Libsodium.Keys keys = Libsodium.Keys.fresh();
    private final GitHub.PublicKey key = new GitHub.PublicKey("key-1", keys.publicKey());

    @Test
    @Needs(Part.LIBSODIUM)
    void libsodiumOpensWhatWasSealedWhateverItsLength() {
        List<String> values = IntStream.rangeClosed(0, 300).mapToObj("x"::repeat).toList();

        List<String> sealed = values.stream().map(value -> SealedBox.seal(key, value).base64()).toList();

        assertEquals(values, Libsodium.open(keys, sealed));
    }

    @Test
    @Needs(Part.LIBSODIUM)
    void libsodiumOpensTextBeyondAscii() {
        String value = "arn:aws:iam::123456789012:role/役割-ü-🚀";

        assertEquals(List.of(value), Libsodium.open(keys, List.of(SealedBox.seal(key, value).base64())));
    }

    @Test
    void sealingTwiceGivesTwoDifferentBoxes() {
        assertNotEquals(SealedBox.seal(key, "value").base64(), SealedBox.seal(key, "value").base64());
    }

    @Test
    void aSealedValueDoesNotPrintItself() {
        GitHub.SealedValue sealed = SealedBox.seal(key, "value");

        assertFalse(sealed.toString().contains(sealed.base64()));
    }
}
