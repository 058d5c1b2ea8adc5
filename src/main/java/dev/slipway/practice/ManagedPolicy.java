package dev.slipway.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The managed policies of AWS that a pipeline meets.
 * See https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
enum ManagedPolicy {

    /** What ECS needs to start a task: pull its image and write its logs, but create no log group. */
    TASK_EXECUTION("/service-role/", "AmazonECSTaskExecutionRolePolicy", List.of("ecr:GetAuthorizationToken",
            "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage",
            "logs:CreateLogStream", "logs:PutLogEvents")),
    /** What learners attach to push, to every repository there is. */
    ECR_POWER_USER("/", "AmazonEC2ContainerRegistryPowerUser", List.of("ecr:GetAuthorizationToken",
            "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:GetRepositoryPolicy",
            "ecr:DescribeRepositories", "ecr:ListImages", "ecr:DescribeImages", "ecr:BatchGetImage",
            "ecr:GetLifecyclePolicy", "ecr:GetLifecyclePolicyPreview", "ecr:ListTagsForResource",
            "ecr:DescribeImageScanFindings", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart",
            "ecr:CompleteLayerUpload", "ecr:PutImage")),
    LOGS("/", "CloudWatchLogsFullAccess", List.of("logs:*")),
    ADMINISTRATOR("/", "AdministratorAccess", List.of("*"));

    /** Every one here has one version. */
    static final String VERSION = "v1";

    private final String path;
    private final String policyName;
    private final List<String> actions;

    ManagedPolicy(String path, String policyName, List<String> actions) {
        this.path = path;
        this.policyName = policyName;
        this.actions = actions;
    }

    static Optional<ManagedPolicy> find(String arn) {
        return Arrays.stream(values()).filter(policy -> policy.arn().equals(arn)).findFirst();
    }

    String arn() {
        return "arn:aws:iam::aws:policy" + path + policyName;
    }

    String path() {
        return path;
    }

    String policyName() {
        return policyName;
    }

    String document() {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":["
                + actions.stream().map(action -> '"' + action + '"').collect(Collectors.joining(","))
                + "],\"Resource\":\"*\"}]}";
    }
}
