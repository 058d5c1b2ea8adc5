package dev.slipway.cloud;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** The one place where the SDK's exceptions become problems. */
final class AwsProblems {

    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation",
            "UnauthorizedException", "403");
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired",
            "TokenRefreshRequired", "UnauthorizedSSOTokenException");
    private static final Set<String> INVALID = Set.of("InvalidClientTokenId", "UnrecognizedClientException",
            "SignatureDoesNotMatch", "AuthFailure", "InvalidAccessKeyId", "MissingAuthenticationToken",
            "IncompleteSignature");
    private static final Pattern DENIAL = Pattern.compile(
            "(?:User: (\\S+) is |You are )not authorized to perform: (\\S+)(?: on resource: (\\S+))?(?: (because .*))?",
            Pattern.DOTALL);

    private AwsProblems() {}

    static AwsProblem of(SdkException e) {
        if (e instanceof AwsServiceException service) {
            return ofService(service);
        }
        return ofClient(e);
    }

    /** An SDK interface's method that nobody overrides: the practice account does not have it. */
    static AwsProblem of(UnsupportedOperationException e) {
        String operation = e.getMessage() == null ? e.getStackTrace()[0].getMethodName() : e.getMessage();
        return new AwsProblem.NotInPractice(operation);
    }

    private static AwsProblem ofService(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String message = details == null || details.errorMessage() == null ? e.getMessage() : details.errorMessage();
        String operation = details == null || details.serviceName() == null ? "" : details.serviceName();
        // a denial reaches some services' clients as a bare 403, and others wrap it in a code of their own
        Matcher denial = DENIAL.matcher(message == null ? "" : message);
        if (denial.find()) {
            return new AwsProblem.AccessDenied(text(denial.group(1)), denial.group(2), text(denial.group(3)),
                    text(denial.group(4)));
        }
        if (EXPIRED.contains(code)) {
            return new AwsProblem.ExpiredCredentials("");
        }
        if (e.isClockSkewException() || code.equals("RequestTimeTooSkewed")) {
            return new AwsProblem.ClockOff(text(message));
        }
        if (INVALID.contains(code)) {
            return ofInvalid(code, text(message));
        }
        if (DENIED.contains(code) || code.isEmpty() && e.statusCode() == 403) {
            return new AwsProblem.AccessDenied("", "", "", text(message));
        }
        if (e.isThrottlingException()) {
            return new AwsProblem.Throttled(operation);
        }
        if (e.statusCode() >= 500) {
            return new AwsProblem.AwsFault(operation, e.statusCode(), text(message));
        }
        return new AwsProblem.Refused(operation, code, text(message));
    }

    /** "Signature expired" and "not yet current" mean the clock, whatever the code says. */
    private static AwsProblem ofInvalid(String code, String message) {
        if (message.contains("Signature expired") || message.contains("Signature not yet current")) {
            return new AwsProblem.ClockOff(message);
        }
        return new AwsProblem.InvalidCredentials(message.isEmpty() ? code : message);
    }

    private static AwsProblem ofClient(SdkException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException unknown) {
                return new AwsProblem.Offline(text(unknown.getMessage()), "UnknownHost");
            }
            if (cause instanceof ConnectException || cause instanceof SocketTimeoutException
                    || cause instanceof SSLException || cause instanceof java.net.SocketException) {
                return new AwsProblem.Offline("", cause.getClass().getSimpleName() + ": " + text(cause.getMessage()));
            }
        }
        String message = text(e.getMessage());
        if (message.contains("Unable to load credentials") || message.contains("Could not load credentials")) {
            return new AwsProblem.NoCredentials(message);
        }
        if (message.contains("expired") || message.contains("Token is expired")) {
            return new AwsProblem.ExpiredCredentials("");
        }
        if (message.contains("rofile")) {
            return new AwsProblem.BadProfile("", message);
        }
        return new AwsProblem.Refused("", e.getClass().getSimpleName(), message);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
