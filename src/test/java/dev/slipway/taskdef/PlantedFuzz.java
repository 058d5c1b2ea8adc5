package dev.slipway.taskdef;

/** Proves that the fuzzer is led by coverage: only one who sees each letter found will spell the word. */
public final class PlantedFuzz {

    private PlantedFuzz() {}

    /** The fuzzer calls this by its name. */
    public static void fuzzerTestOneInput(byte[] data) {
        int right = 0;
        if (data.length == 6 && data[0] == 's') {
            right = spelled(data, right + 1);
        }
        if (right == data.length && right > 0) {
            throw new IllegalStateException("found as it should be");
        }
    }

    private static int spelled(byte[] data, int right) {
        if (data[1] == 'l') {
            if (data[2] == 'i') {
                if (data[3] == 'p') {
                    if (data[4] == 'w') {
                        return data[5] == 'y' ? data.length : right + 4;
                    }
                    return right + 3;
                }
                return right + 2;
            }
            return right + 1;
        }
        return right;
    }
}
