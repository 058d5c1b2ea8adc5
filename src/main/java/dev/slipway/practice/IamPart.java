package dev.slipway.practice;

import software.amazon.awssdk.services.iam.IamClient;

/** Some of IAM's calls, answered from its state; {@link PracticeIam} is all parts together. */
interface IamPart extends IamClient {

    IamState state();
}
