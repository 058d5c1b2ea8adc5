package dev.slipway.practice;

import java.util.SplittableRandom;
import java.util.UUID;

/** Ids in AWS's shapes, the same sequence in every practice account. */
final class PracticeIds {

    private static final long KEPT = 8080;
    private static final long PASSING = 8081;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String WORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final SplittableRandom random;

    private PracticeIds(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Of what is created. */
    static PracticeIds kept() {
        return new PracticeIds(KEPT);
    }

    /** Of requests, logins and sessions. */
    static PracticeIds passing() {
        return new PracticeIds(PASSING);
    }

    /** {@code resource("sg")} gives {@code sg-0} and 16 hexadecimal digits. */
    synchronized String resource(String prefix) {
        return prefix + "-0" + hex(16);
    }

    /** IAM's unique ids: the prefix and 17 capital letters and digits. */
    synchronized String unique(String prefix) {
        return prefix + pick(LETTERS, 17);
    }

    synchronized String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** That many decimal digits, the first of them not zero. */
    synchronized String digits(int digits) {
        StringBuilder id = new StringBuilder().append(1 + random.nextInt(9));
        while (id.length() < digits) {
            id.append(random.nextInt(10));
        }
        return id.toString();
    }

    /** That many letters of both cases, digits, hyphens and underscores, as service deployments are told apart. */
    synchronized String word(int length) {
        return pick(WORD, length);
    }

    private String pick(String letters, int length) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < length; i++) {
            id.append(letters.charAt(random.nextInt(letters.length())));
        }
        return id.toString();
    }

    /** That many hexadecimal digits. */
    synchronized String hex(int digits) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            id.append(Character.forDigit(random.nextInt(16), 16));
        }
        return id.toString();
    }
}
