package dev.slipway.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that AWS asks the CI role's policies about while the pipeline runs. These are the calls of the workflow
 * that Slipway writes. It renders the task definition from the repository's file, so it describes none; deploying,
 * watching and rolling back from here is done with the learner's own credentials and needs more, which the role does
 * not get.
 *
 * @param by      which part of the workflow causes it
 * @param request as AWS forms it, with the condition keys that are known beforehand
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html">What pushing an image
 *     needs</a>
 * @see <a href="https://github.com/aws-actions/amazon-ecs-deploy-task-definition#permissions">What the deploy action
 *     needs</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html">
 *     Which ECS actions take which resources and condition keys</a>
 */
public record PipelineCall(By by, AccessRequest request) {

    /** A part of the workflow. */
    public enum By {
        /** The action amazon-ecr-login. */
        LOGIN,
        /** {@code aws ecr describe-images}, to skip what is there. */
        LOOK,
        /** {@code docker push}. */
        PUSH,
        /** The action amazon-ecs-deploy-task-definition, as it registers. */
        REGISTER,
        /** The same, as it deploys and waits. */
        DEPLOY
    }

    private static final List<String> PUSH = List.of("ecr:BatchCheckLayerAvailability", "ecr:InitiateLayerUpload",
            "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:BatchGetImage", "ecr:PutImage");

    /** In the order in which they are made. */
    public static List<PipelineCall> of(PipelineResources resources) {
        List<PipelineCall> calls = new ArrayList<>();
        Map<String, List<String>> anywhere = Map.of("aws:RequestedRegion", List.of(resources.region()),
                "aws:SecureTransport", List.of("true"));
        calls.add(call(By.LOGIN, "ecr:GetAuthorizationToken", "*", anywhere));
        calls.add(call(By.LOOK, "ecr:DescribeImages", resources.repository(), anywhere));
        PUSH.forEach(action -> calls.add(call(By.PUSH, action, resources.repository(), anywhere)));
        calls.add(call(By.REGISTER, "ecs:RegisterTaskDefinition", resources.family(), anywhere));
        if (resources.tags()) {
            calls.add(call(By.REGISTER, "ecs:TagResource", resources.family(),
                    and(anywhere, "ecs:CreateAction", "RegisterTaskDefinition")));
        }
        resources.roles().forEach(role -> calls.add(call(By.REGISTER, "iam:PassRole", role,
                and(anywhere, "iam:PassedToService", PermissionPolicy.ECS_TASKS))));
        List.of("ecs:DescribeServices", "ecs:UpdateService").forEach(action -> calls.add(call(By.DEPLOY, action,
                resources.service(), and(anywhere, "ecs:cluster", resources.cluster()))));
        return calls;
    }

    private static PipelineCall call(By by, String action, String resource, Map<String, List<String>> context) {
        return new PipelineCall(by, AccessRequest.of(action, resource, context));
    }

    private static Map<String, List<String>> and(Map<String, List<String>> context, String key, String value) {
        Map<String, List<String>> more = new HashMap<>(context);
        more.put(key, List.of(value));
        return more;
    }
}
