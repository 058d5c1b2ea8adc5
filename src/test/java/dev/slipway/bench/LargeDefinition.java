package dev.slipway.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A task definition as large as AWS takes one, as a file has it: ten containers with what real ones have, and as much
 * environment as fits. Nothing in it is wrong.
 */
public final class LargeDefinition {

    /** AWS takes 65,536 bytes. */
    static final int BYTES = 64 * 1024;

    private static final int CONTAINERS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private LargeDefinition() {}

    /** The most of it that fits into 64 KiB. */
    public static String text(String family) {
        int least = 1;
        int most = 2_000;
        while (most - least > 1) {
            int middle = (least + most) / 2;
            if (text(family, middle).length() <= BYTES) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return text(family, least);
    }

    private static String text(String family, int variables) {
        ObjectNode root = JSON.createObjectNode().put("family", family).put("networkMode", "awsvpc")
                .put("cpu", "4096").put("memory", "16384")
                .put("executionRoleArn", "arn:aws:iam::123456789012:role/ecsTaskExecutionRole")
                .put("taskRoleArn", "arn:aws:iam::123456789012:role/" + family + "-task");
        root.putArray("requiresCompatibilities").add("FARGATE");
        root.putObject("runtimePlatform").put("cpuArchitecture", "X86_64").put("operatingSystemFamily", "LINUX");
        for (int i = 0; i < CONTAINERS; i++) {
            container(root.withArray("containerDefinitions").addObject(), i,
                    variables / CONTAINERS + (i < variables % CONTAINERS ? 1 : 0));
        }
        root.putArray("volumes").addObject().put("name", "data").putObject("efsVolumeConfiguration")
                .put("fileSystemId", "fs-0123456789abcdef0").put("transitEncryption", "ENABLED");
        root.putArray("tags").addObject().put("key", "team").put("value", "platform");
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void container(ObjectNode container, int index, int variables) {
        String name = "service-" + index;
        int port = 8080 + index;
        container.put("name", name).put("image", "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/" + name + ":1.4." + index)
                .put("essential", true).put("cpu", 256).put("memoryReservation", 512);
        container.putArray("portMappings").addObject().put("name", name + "-" + port + "-tcp").put("containerPort", port)
                .put("hostPort", port).put("protocol", "tcp").put("appProtocol", "http");
        for (int i = 0; i < variables; i++) {
            container.withArray("environment").addObject().put("name", "SETTING_" + index + "_" + i)
                    .put("value", "https://settings.internal.example.com/" + name + "/" + i);
        }
        for (int i = 0; i < 5; i++) {
            container.withArray("secrets").addObject().put("name", "SECRET_" + index + "_" + i)
                    .put("valueFrom", "arn:aws:ssm:ap-northeast-1:123456789012:parameter/" + name + "/secret-" + i);
        }
        container.putArray("mountPoints").addObject().put("sourceVolume", "data").put("containerPath", "/var/lib/" + name)
                .put("readOnly", true);
        if (index > 0) {
            container.putArray("dependsOn").addObject().put("containerName", "service-" + (index - 1)).put("condition", "HEALTHY");
        }
        container.putObject("healthCheck").put("interval", 30).put("timeout", 5).put("retries", 3).putArray("command")
                .add("CMD-SHELL").add("curl -f http://localhost:" + port + "/health || exit 1");
        container.putArray("ulimits").addObject().put("name", "nofile").put("softLimit", 65_536).put("hardLimit", 65_536);
        container.putObject("logConfiguration").put("logDriver", "awslogs").putObject("options")
                .put("awslogs-group", "/ecs/" + name).put("awslogs-region", "ap-northeast-1")
                .put("awslogs-stream-prefix", "ecs");
    }
}
