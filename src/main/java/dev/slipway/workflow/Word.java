package dev.slipway.workflow;

/**
 * A name in the file.
 *
 * @param offset where it begins, in UTF-16 units from the text's beginning
 */
record Word(String text, int offset) {}
