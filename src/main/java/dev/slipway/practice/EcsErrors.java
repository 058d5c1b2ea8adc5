package dev.slipway.practice;

import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterContainsServicesException;
import software.amazon.awssdk.services.ecs.model.ClusterContainsTasksException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceNotActiveException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.UnsupportedFeatureException;

/** The exceptions that ECS answers with, typed and worded as AWS does. */
final class EcsErrors {

    private EcsErrors() {}

    static EcsException client(String message) {
        return filled(ClientException.builder(), "ClientException", message);
    }

    static EcsException invalidParameter(String message) {
        return filled(InvalidParameterException.builder(), "InvalidParameterException", message);
    }

    /** ECS describes so many at a time; its words for services are known, those for others are made alike. */
    static void checkMost(String what, List<String> asked, int most) {
        if (asked.size() > most) {
            throw invalidParameter(what + " can have at most " + most + " items.");
        }
    }

    static EcsException invalidToken() {
        return invalidParameter("Invalid token.");
    }

    static EcsException clusterNotFound() {
        return filled(ClusterNotFoundException.builder(), "ClusterNotFoundException", "Cluster not found.");
    }

    static EcsException clusterContainsServices() {
        return filled(ClusterContainsServicesException.builder(), "ClusterContainsServicesException",
                "The Cluster cannot be deleted while Services are active.");
    }

    static EcsException clusterContainsTasks() {
        return filled(ClusterContainsTasksException.builder(), "ClusterContainsTasksException",
                "The Cluster cannot be deleted while Tasks are active.");
    }

    static EcsException serviceNotFound() {
        return filled(ServiceNotFoundException.builder(), "ServiceNotFoundException", "Service not found.");
    }

    static EcsException serviceNotActive() {
        return filled(ServiceNotActiveException.builder(), "ServiceNotActiveException", "Service was not ACTIVE.");
    }

    static EcsException serviceDeploymentNotFound() {
        return filled(ServiceDeploymentNotFoundException.builder(), "ServiceDeploymentNotFoundException",
                "Service deployment not found.");
    }

    static EcsException resourceNotFound() {
        return filled(ResourceNotFoundException.builder(), "ResourceNotFoundException",
                "The specified resource was not found.");
    }

    static EcsException conflict(String message) {
        return filled(ConflictException.builder(), "ConflictException", message);
    }

    static EcsException unsupportedFeature(String message) {
        return filled(UnsupportedFeatureException.builder(), "UnsupportedFeatureException", message);
    }

    private static EcsException filled(EcsException.Builder exception, String code, String message) {
        AwsErrorDetails details = AwsErrorDetails.builder().errorCode(code).errorMessage(message).serviceName("Ecs")
                .build();
        return (EcsException) exception.message(message).statusCode(400).awsErrorDetails(details).build();
    }
}
