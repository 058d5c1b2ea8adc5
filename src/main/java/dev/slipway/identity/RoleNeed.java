package dev.slipway.identity;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.LogGroups;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the execution role must be allowed before a container runs.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html">Task
 *     execution role</a>
 */
public enum RoleNeed {
    /** To fetch the images that lie in ECR. */
    PULL {
        @Override
        List<AccessRequest> requests(Account account, Workload workload) {
            Set<String> repositories = new LinkedHashSet<>();
            workload.images().forEach(image -> repository(account, ImageRef.of(image), repositories));
            List<AccessRequest> requests = new ArrayList<>();
            repositories.forEach(arn -> List.of("ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer",
                    "ecr:BatchGetImage").forEach(action -> requests.add(request(action, arn))));
            if (!repositories.isEmpty()) {
                requests.addFirst(request("ecr:GetAuthorizationToken", "*"));
            }
            return requests;
        }
    },
    /** To write to the log groups that awslogs names, and to make those that it shall make. */
    LOG {
        @Override
        List<AccessRequest> requests(Account account, Workload workload) throws ProblemException {
            List<AccessRequest> requests = new ArrayList<>();
            for (Workload.Log log : workload.logs()) {
                boolean isHere = log.region().isEmpty() || log.region().equals(account.region());
                String group = account.arn("logs", "log-group:" + log.group());
                String arn = isHere ? group : group.replace(":" + account.region() + ":", ":" + log.region() + ":");
                requests.add(request("logs:CreateLogStream", arn + ":log-stream:ecs"));
                requests.add(request("logs:PutLogEvents", arn + ":log-stream:ecs"));
                // a group that is there is never made, so the right to is not missed
                if (log.creates() && isHere && !LogGroups.isThere(account, log.group())) {
                    requests.add(request("logs:CreateLogGroup", arn + ":log-stream:"));
                }
            }
            return requests;
        }
    },
    /** To read the secrets that its containers are given. */
    SECRETS {
        @Override
        List<AccessRequest> requests(Account account, Workload workload) {
            return workload.secrets().stream().map(from -> secret(account, from)).distinct().toList();
        }
    },
    /** To read the environment files that its containers are given. */
    FILES {
        @Override
        List<AccessRequest> requests(Account account, Workload workload) {
            return workload.files().stream().filter(file -> file.startsWith("arn:") && file.contains("/"))
                    .flatMap(file -> Stream.of(request("s3:GetObject", file),
                            request("s3:GetBucketLocation", file.substring(0, file.indexOf('/'))))).distinct().toList();
        }
    };

    private static final Pattern ECR = Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]{1,30})\\..*");
    private static final String SECRET = ":secretsmanager:";

    abstract List<AccessRequest> requests(Account account, Workload workload) throws ProblemException;

    private static void repository(Account account, ImageRef image, Set<String> repositories) {
        Matcher ecr = ECR.matcher(image.registry());
        if (ecr.matches()) {
            repositories.add(account.arn("ecr", "repository/" + image.repository())
                    .replace(":" + account.region() + ":" + account.id() + ":",
                            ":" + ecr.group(2) + ":" + ecr.group(1) + ":"));
        }
    }

    /** The secret's JSON key and version stand behind its ARN, which has seven parts. */
    private static AccessRequest secret(Account account, String from) {
        if (from.contains(SECRET)) {
            String[] parts = from.split(":", 8);
            return request("secretsmanager:GetSecretValue", String.join(":", List.of(parts).subList(0,
                    Math.min(7, parts.length))));
        }
        return request("ssm:GetParameters", from.startsWith("arn:") ? from
                : account.arn("ssm", "parameter/" + from.replaceFirst("^/", "")));
    }

    private static AccessRequest request(String action, String resource) {
        return AccessRequest.of(action, resource, Map.of());
    }
}
