package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reads bytes as choices: a document of a task definition's fields, mostly with values of the right type. */
final class DrawnDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> WORDS = List.of("a", "b", "api", "", " ", "A_B", "256", "512", "1024", "0.5 vCPU",
            "1 GB", "2048", "FARGATE", "EC2", "awsvpc", "bridge", "host", "none", "awslogs", "awslogs-group",
            "awslogs-region", "awslogs-stream-prefix", "mode", "awsfirelens", "APPMESH", "a:b", "b:1", "tcp", "8080",
            "80-90", "<IMAGE1_NAME>", "${TAG}", "{{ x }}", "CMD", "CMD-SHELL", "exit 0", "ap-northeast-1", "/", "../x",
            "arn:aws:iam::123456789012:role/r", "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:s-AbCdEf",
            "arn:aws:s3:::bucket/a.env", "fs-12345678", "LINUX", "WINDOWS_SERVER_2022_CORE", "ARM64", "CHARGE",
            "net.core.somaxconn", "GPU", "all", "HEALTHY", "SUCCESS", "COMPLETE", "START", "é", "\u0000", "~1", "\uFEFF");

    private final byte[] choices;
    private int at;

    private DrawnDocument(byte[] choices) {
        this.choices = choices;
    }

    static TaskDefinition of(byte[] choices) {
        DrawnDocument drawing = new DrawnDocument(choices);
        return new TaskDefinition((ObjectNode) drawing.fitting(Model.ofSdk().shape()));
    }

    /** 0 when all is used up, so that every document ends. */
    private int next(int bound) {
        return at < choices.length ? (choices[at++] & 0xFF) % bound : 0;
    }

    private JsonNode value(Shape shape) {
        return switch (next(16)) {
            case 13 -> NODES.nullNode();
            case 14 -> odd();
            case 15 -> fitting(new Shape.Text(List.of()));
            default -> fitting(shape);
        };
    }

    private JsonNode odd() {
        return switch (next(8)) {
            case 0 -> NODES.numberNode(new java.math.BigDecimal("1e400"));
            case 1 -> NODES.numberNode(Long.MIN_VALUE);
            case 2 -> NODES.numberNode(1.5);
            case 3 -> NODES.booleanNode(true);
            case 4 -> NODES.arrayNode();
            case 5 -> NODES.objectNode();
            case 6 -> NODES.arrayNode().add(NODES.nullNode()).add("a");
            default -> NODES.numberNode(-1);
        };
    }

    private JsonNode fitting(Shape shape) {
        return switch (shape) {
            case Shape.Structure structure -> structure(structure);
            case Shape.ListOf list -> {
                ArrayNode array = NODES.arrayNode();
                for (int left = next(6); left > 0; left--) {
                    array.add(value(list.member()));
                }
                yield array;
            }
            case Shape.MapOf map -> {
                ObjectNode object = NODES.objectNode();
                for (int left = next(6); left > 0; left--) {
                    object.set(word(), value(map.value()));
                }
                yield object;
            }
            case Shape.Text text -> NODES.textNode(text.values().isEmpty() || next(8) == 0 ? word()
                    : text.values().get(next(text.values().size())));
            case Shape.Whole _ -> NODES.numberNode(number());
            case Shape.Flag _ -> NODES.booleanNode(next(2) == 1);
        };
    }

    private ObjectNode structure(Shape.Structure shape) {
        ObjectNode object = NODES.objectNode();
        List<String> names = List.copyOf(shape.members().keySet());
        for (int left = next(12); left > 0; left--) {
            String name = names.get(next(names.size()));
            switch (next(24)) {
                case 21 -> object.set(name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1),
                        value(shape.members().get(name)));
                case 22 -> object.set(name + "s", odd());
                case 23 -> object.set(List.of("revision", "taskDefinitionArn", "status", "x/y~z").get(next(4)), odd());
                default -> object.set(name, value(shape.members().get(name)));
            }
        }
        return object;
    }

    private String word() {
        return WORDS.get(next(WORDS.size()));
    }

    private int number() {
        return switch (next(4)) {
            case 0 -> next(256);
            case 1 -> next(256) * 256 + next(256);
            case 2 -> List.of(80, 8080, 256, 512, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE, -1).get(next(8));
            default -> 0;
        };
    }
}
