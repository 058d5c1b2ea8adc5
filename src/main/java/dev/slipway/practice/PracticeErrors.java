package dev.slipway.practice;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Makes the SDK's own typed exceptions, filled as its clients fill them from an answer of AWS. */
final class PracticeErrors {

    private final String service;
    private final PracticeIds ids;

    /** @param service as the SDK names it in its exceptions: {@code Ecs}, {@code Iam} */
    PracticeErrors(String service, PracticeIds ids) {
        this.service = service;
        this.ids = ids;
    }

    /** @param typed the builder of the exception that the code stands for */
    AwsServiceException of(AwsServiceException.Builder typed, int status, String code, String message) {
        return of(typed, status, code, message, 1);
    }

    /** @param attempts how often the SDK has tried before it gave up */
    AwsServiceException of(AwsServiceException.Builder typed, int status, String code, String message, int attempts) {
        var details = AwsErrorDetails.builder().serviceName(service).errorCode(code).errorMessage(message)
                .sdkHttpResponse(SdkHttpResponse.builder().statusCode(status).build()).build();
        return typed.awsErrorDetails(details).message(message).statusCode(status).requestId(ids.uuid()).numAttempts(attempts)
                .build();
    }
}
