package dev.slipway.practice;

import software.amazon.awssdk.services.ecr.EcrClient;

/** Some of ECR's calls, answered from its state; {@link PracticeEcr} is all parts together. */
interface EcrPart extends EcrClient {

    EcrState state();
}
