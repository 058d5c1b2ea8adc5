package dev.slipway.practice;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** What IAM refuses with. */
final class IamErrors {

    private final PracticeErrors errors;

    IamErrors(PracticeIds ids) {
        this.errors = new PracticeErrors("Iam", ids);
    }

    AwsServiceException noSuchEntity(String message) {
        return errors.of(NoSuchEntityException.builder(), 404, "NoSuchEntity", message);
    }

    AwsServiceException alreadyExists(String message) {
        return errors.of(EntityAlreadyExistsException.builder(), 409, "EntityAlreadyExists", message);
    }

    AwsServiceException malformedPolicy(String message) {
        return errors.of(MalformedPolicyDocumentException.builder(), 400, "MalformedPolicyDocument", message);
    }

    AwsServiceException deleteConflict(String message) {
        return errors.of(DeleteConflictException.builder(), 409, "DeleteConflict", message);
    }

    AwsServiceException invalidInput(String message) {
        return errors.of(InvalidInputException.builder(), 400, "InvalidInput", message);
    }

    AwsServiceException limitExceeded(String message) {
        return errors.of(LimitExceededException.builder(), 409, "LimitExceeded", message);
    }

    AwsServiceException validation(String message) {
        return errors.of(IamException.builder(), 400, "ValidationError", message);
    }
}
