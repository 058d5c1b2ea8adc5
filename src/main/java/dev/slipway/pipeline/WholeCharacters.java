package dev.slipway.pipeline;

import java.io.Reader;

/**
 * Reads a text without ever ending in the middle of a character: SnakeYAML Engine 3.0.1 fails when what it is given ends
 * with the first half of one ({@code StreamReader.extendIfTrailingHighSurrogate}).
 */
public final class WholeCharacters extends Reader {

    private final String text;
    private int position;

    public WholeCharacters(String text) {
        super(text);
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (position >= text.length()) {
            return -1;
        }
        int end = Math.min(position + length, text.length());
        boolean isHalf = end - position > 1 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        int whole = isHalf ? end - 1 : end;
        text.getChars(position, whole, buffer, offset);
        int count = whole - position;
        position = whole;
        return count;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
