package dev.slipway.practice;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** What EC2 refuses with: one exception type, told apart by its code. */
final class Ec2Errors {

    private final PracticeErrors errors;

    Ec2Errors(PracticeIds ids) {
        this.errors = new PracticeErrors("Ec2", ids);
    }

    AwsServiceException of(String code, String message) {
        return errors.of(Ec2Exception.builder(), 400, code, message);
    }

    AwsServiceException invalidValue(String message) {
        return of("InvalidParameterValue", message);
    }

    AwsServiceException missing(String parameter) {
        return of("MissingParameter", "The request must contain the parameter " + parameter);
    }

    AwsServiceException dependency(String message) {
        return of("DependencyViolation", message);
    }

    AwsServiceException badToken() {
        return of("InvalidParameterValue", "Unable to parse pagination token");
    }
}
