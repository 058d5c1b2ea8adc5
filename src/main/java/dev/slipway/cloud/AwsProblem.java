package dev.slipway.cloud;

import dev.slipway.change.Problem;

/** What AWS, or the way to it, can answer instead of an answer. */
public sealed interface AwsProblem extends Problem {

    /** The identity may not do this. {@code action}, {@code resource} and {@code because} are empty where AWS does not say. */
    record AccessDenied(String principal, String action, String resource, String because) implements AwsProblem {}

    /** No credentials were found where the SDK looks. */
    record NoCredentials(String looked) implements AwsProblem {}

    /** The session's credentials have run out. */
    record ExpiredCredentials(String profile) implements AwsProblem {}

    /** The credentials are not known to AWS, or their signature does not fit. */
    record InvalidCredentials(String message) implements AwsProblem {}

    /** This computer's clock is too far off for AWS to believe its signatures. */
    record ClockOff(String message) implements AwsProblem {}

    /** AWS asks to go slower; the SDK has already retried. */
    record Throttled(String operation) implements AwsProblem {}

    /** AWS was not reached. */
    record Offline(String host, String reason) implements AwsProblem {}

    /** AWS answered that it has a fault of its own. */
    record AwsFault(String operation, int status, String message) implements AwsProblem {}

    /** AWS refused the request itself, in its own words. */
    record Refused(String operation, String code, String message) implements AwsProblem {}

    /** The profile asked for is not in the AWS configuration files, or cannot be read. */
    record BadProfile(String profile, String reason) implements AwsProblem {}

    /** The practice account does not have this operation. */
    record NotInPractice(String operation) implements AwsProblem {}
}
