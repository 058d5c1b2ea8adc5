package dev.slipway.cloud;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Problem;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sso.model.SsoException;

/** The one place where the SDK's exceptions become problems. */
final class AwsProblems {

    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation",
            "UnauthorizedException", "403");
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired",
            "TokenRefreshRequired", "UnauthorizedSSOTokenException");
    private static final Set<String> INVALID = Set.of("InvalidClientTokenId", "UnrecognizedClientException",
            "SignatureDoesNotMatch", "AuthFailure", "InvalidAccessKeyId", "MissingAuthenticationToken",
            "IncompleteSignature", "InvalidSignatureException", "InvalidToken");

    private AwsProblems() {}

    static Problem of(SdkException e) {
        CallFacts facts = CallFacts.of(e);
        Optional<UnusableCredentials> credentials = cause(e, UnusableCredentials.class);
        if (credentials.isPresent()) {
            return credentials.get().problem();
        }
        if (e instanceof AwsServiceException service) {
            return ofService(service, facts);
        }
        if (e instanceof AbortedException) {
            return new ChangeProblem.Cancelled();
        }
        return ofNetwork(e, facts.host()).orElse(
                new AwsProblem.Refused(facts.operation(), e.getClass().getSimpleName(), text(e.getMessage())));
    }

    /** An SDK interface's method that nobody overrides: the practice account does not have it. */
    static AwsProblem of(UnsupportedOperationException e) {
        String operation = e.getMessage() == null ? e.getStackTrace()[0].getMethodName() : e.getMessage();
        return new AwsProblem.NotInPractice(operation);
    }

    static AwsProblem ofService(AwsServiceException e) {
        return ofService(e, CallFacts.of(e));
    }

    private static AwsProblem ofService(AwsServiceException e, CallFacts facts) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
        String code = details.map(AwsErrorDetails::errorCode).orElse("");
        String message = details.map(AwsErrorDetails::errorMessage).orElse(text(e.getMessage()));
        String operation = facts.operation().isEmpty() ? details.map(AwsErrorDetails::serviceName).orElse("")
                : facts.operation();
        if (EXPIRED.contains(code)) {
            return new AwsProblem.ExpiredCredentials(facts.profile());
        }
        if (isAboutTheClock(e, code, message)) {
            return new AwsProblem.ClockOff(message);
        }
        // Java's URL connection keeps the body of a 401 to itself, so that EC2's AuthFailure arrives without its code
        if (INVALID.contains(code) || code.isEmpty() && e.statusCode() == 401) {
            return new AwsProblem.InvalidCredentials(message.isEmpty() ? code : message);
        }
        // some services wrap a denial in a code of their own, and a bare 403 has no code at all
        if (Denial.isIn(message) || DENIED.contains(code) || code.isEmpty() && e.statusCode() == 403) {
            return Denial.of(message, operation).problem();
        }
        if (e.isThrottlingException()) {
            return new AwsProblem.Throttled(operation);
        }
        if (message.startsWith("Unable to assume the service linked role")) {
            return new AwsProblem.RoleNotReady(operation, message);
        }
        if (e.statusCode() >= 500) {
            return new AwsProblem.AwsFault(operation, e.statusCode(), message);
        }
        return new AwsProblem.Refused(operation, code, message);
    }

    /** "Signature expired" and "not yet current" mean the clock, whatever the code says. */
    private static boolean isAboutTheClock(AwsServiceException e, String code, String message) {
        return e.isClockSkewException() || code.equals("RequestTimeTooSkewed") || message.contains("Signature expired")
                || message.contains("Signature not yet current");
    }

    /** What kept the call from reaching anybody, if that is what happened. */
    static Optional<AwsProblem> ofNetwork(Throwable failure, String host) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<AwsProblem> problem = ofNetworkAlone(cause, host);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<AwsProblem> ofNetworkAlone(Throwable cause, String host) {
        String message = text(cause.getMessage());
        return Optional.ofNullable(switch (cause) {
            case UnknownHostException _ -> new AwsProblem.Offline(host.isEmpty() ? message : host, "unknown host");
            case SSLException _ -> new AwsProblem.NotTrusted(host, message);
            case SocketException _, SocketTimeoutException _, ApiCallTimeoutException _,
                 ApiCallAttemptTimeoutException _ -> new AwsProblem.Offline(host, message);
            case IOException _ when message.contains("proxy") -> new AwsProblem.Offline(host, message);
            default -> null;
        });
    }

    /** Where the failed call was sent, or empty. */
    static String host(Throwable failure) {
        return cause(failure, SdkException.class).map(CallFacts::of).map(CallFacts::host).orElse("");
    }

    /** Whether single sign-on's portal said it, which knows the session and refuses the role. */
    static boolean isOfPortal(AwsServiceException refusal) {
        return refusal instanceof SsoException;
    }

    /** The first of this type in the chain of causes. */
    static <T> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
